namespace Grpc.Core;

/// <summary>A way to a server, from which clients are made.</summary>
public abstract class ChannelBase
{
    /// <summary>A channel to the target.</summary>
    protected ChannelBase(string target)
    {
        ArgumentNullException.ThrowIfNull(target);
        Target = target;
    }

    /// <summary>Host and port.</summary>
    public string Target { get; }

    /// <summary>An invoker of calls over this channel.</summary>
    public abstract CallInvoker CreateCallInvoker();

    /// <summary>Closes the channel; running calls end.</summary>
    public Task ShutdownAsync() => ShutdownAsyncCore();

    /// <summary>Does what <see cref="ShutdownAsync"/> says.</summary>
    protected virtual Task ShutdownAsyncCore() => Task.CompletedTask;
}
