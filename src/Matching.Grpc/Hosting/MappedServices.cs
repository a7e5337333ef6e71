namespace Matching.Grpc.Hosting;

/// <summary>What is mapped so far, so that the answer to unknown services is mapped once.</summary>
internal sealed class MappedServices
{
    private bool hasFallback;

    /// <summary>True the first time only.</summary>
    public bool TakeFallback()
    {
        var isFirst = !hasFallback;
        hasFallback = true;
        return isFirst;
    }
}
