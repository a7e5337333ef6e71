namespace Matching.Grpc.Client;

/// <summary>What a call sends, to one attempt after the other until one of them is to stay.</summary>
internal abstract class RequestBody
{
    /// <summary>Whether everything sent so far can be sent again.</summary>
    public abstract bool CanRepeat { get; }

    /// <summary>The body of the next attempt, which sends what was sent before first.</summary>
    public abstract HttpContent NextContent();

    /// <summary>There will be no further attempt.</summary>
    public virtual void Commit()
    {
    }
}
