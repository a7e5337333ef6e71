namespace Grpc.Core;

/// <summary>
/// Would carry a parent call's deadline and cancellation to a child call; no transport here makes one.
/// </summary>
public abstract class ContextPropagationToken
{
    internal ContextPropagationToken()
    {
    }
}

/// <summary>What a propagation token would carry on.</summary>
public class ContextPropagationOptions
{
    /// <summary>Both by default.</summary>
    public ContextPropagationOptions(bool propagateDeadline = true, bool propagateCancellation = true)
    {
        IsPropagateDeadline = propagateDeadline;
        IsPropagateCancellation = propagateCancellation;
    }

    /// <summary>Whether the deadline is carried on.</summary>
    public bool IsPropagateDeadline { get; }

    /// <summary>Whether cancellation is carried on.</summary>
    public bool IsPropagateCancellation { get; }
}
