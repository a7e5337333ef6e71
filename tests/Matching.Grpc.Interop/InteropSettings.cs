namespace Matching.Grpc.Interop;

/// <summary>What can be chosen about an interop server.</summary>
public sealed record InteropSettings
{
    /// <summary>Port on loopback; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>Largest request in bytes. Default 4 MiB, as every gRPC server has it.</summary>
    public int MaxReceiveMessageSize { get; init; } = 4 << 20;
}
