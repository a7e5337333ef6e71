namespace Grpc.Core;

/// <summary>What a caller may say about one call.</summary>
/// <param name="headers">Metadata to send; null for none.</param>
/// <param name="deadline">When the call must be over, UTC; null for never.</param>
/// <param name="cancellationToken">Cancels the call.</param>
/// <param name="writeOptions">How messages are written.</param>
/// <param name="propagationToken">Always null here: no transport makes one.</param>
/// <param name="credentials">Adds metadata that says who calls.</param>
public readonly struct CallOptions(Metadata? headers = null, DateTime? deadline = null,
    CancellationToken cancellationToken = default, WriteOptions? writeOptions = null,
    ContextPropagationToken? propagationToken = null, CallCredentials? credentials = null)
{
    /// <summary>Metadata to send; null for none.</summary>
    public Metadata? Headers { get; private init; } = headers;

    /// <summary>When the call must be over, UTC; null for never.</summary>
    public DateTime? Deadline { get; private init; } = deadline;

    /// <summary>Cancels the call.</summary>
    public CancellationToken CancellationToken { get; private init; } = cancellationToken;

    /// <summary>How messages are written; null for the defaults.</summary>
    public WriteOptions? WriteOptions { get; private init; } = writeOptions;

    /// <summary>Always null here.</summary>
    public ContextPropagationToken? PropagationToken { get; private init; } = propagationToken;

    /// <summary>Adds metadata that says who calls; null for none.</summary>
    public CallCredentials? Credentials { get; private init; } = credentials;

    /// <summary>
    /// Whether the call waits, up to its deadline, for a server that cannot be reached; else it fails UNAVAILABLE.
    /// </summary>
    public bool IsWaitForReady { get; private init; }

    /// <summary>The same, waiting for its server or not.</summary>
    public CallOptions WithWaitForReady(bool waitForReady = true) => this with { IsWaitForReady = waitForReady };

    /// <summary>The same with other headers.</summary>
    public CallOptions WithHeaders(Metadata headers) => this with { Headers = headers };

    /// <summary>The same with another deadline.</summary>
    public CallOptions WithDeadline(DateTime deadline) => this with { Deadline = deadline };

    /// <summary>The same with another token.</summary>
    public CallOptions WithCancellationToken(CancellationToken cancellationToken) =>
        this with { CancellationToken = cancellationToken };

    /// <summary>The same with other write options.</summary>
    public CallOptions WithWriteOptions(WriteOptions writeOptions) => this with { WriteOptions = writeOptions };

    /// <summary>The same with other credentials.</summary>
    public CallOptions WithCredentials(CallCredentials credentials) => this with { Credentials = credentials };
}
