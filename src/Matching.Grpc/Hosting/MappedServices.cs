namespace Matching.Grpc.Hosting;

/// <summary>What is mapped so far, so that the answer to unknown services is mapped once.</summary>
internal sealed class MappedServices
{
    private bool _hasFallback;

    /// <summary>True the first time only.</summary>
    public bool TakeFallback()
    {
        var isFirst = !_hasFallback;
        _hasFallback = true;
        return isFirst;
    }
}
