namespace Grpc.Core;

/// <summary>How a channel shows who it is: plain text or TLS, perhaps with credentials for each of its calls.</summary>
public abstract class ChannelCredentials
{
    private protected ChannelCredentials(bool isSecure, CallCredentials? callCredentials)
    {
        IsSecure = isSecure;
        CallCredentials = callCredentials;
    }

    /// <summary>Plain text; for addresses that start with http.</summary>
    public static ChannelCredentials Insecure { get; } = new PlainText();

    /// <summary>TLS with the certificates of the system; for addresses that start with https.</summary>
    public static ChannelCredentials SecureSsl { get; } = new SslCredentials();

    internal bool IsSecure { get; }

    internal CallCredentials? CallCredentials { get; }

    /// <summary>The same channel with credentials for each of its calls.</summary>
    public static ChannelCredentials Create(ChannelCredentials channelCredentials, CallCredentials callCredentials)
    {
        ArgumentNullException.ThrowIfNull(channelCredentials);
        ArgumentNullException.ThrowIfNull(callCredentials);
        return new WithCalls(channelCredentials, callCredentials);
    }

    private sealed class PlainText() : ChannelCredentials(isSecure: false, null);

    private sealed class WithCalls(ChannelCredentials channel, CallCredentials calls)
        : ChannelCredentials(channel.IsSecure, channel.CallCredentials is null
            ? calls
            : global::Grpc.Core.CallCredentials.Compose(channel.CallCredentials, calls));
}

/// <summary>TLS with the certificates of the system.</summary>
public sealed class SslCredentials() : ChannelCredentials(isSecure: true, null);
