namespace Grpc.Core;

/// <summary>
/// Ends a call with a status other than OK: thrown by services, and by clients for what the server answered.
/// </summary>
public class RpcException : Exception
{
    /// <summary>A status; the message is its text.</summary>
    public RpcException(Status status)
        : this(status, Metadata.Empty, status.ToString())
    {
    }

    /// <summary>A status and a local message; the message does not travel.</summary>
    public RpcException(Status status, string message)
        : this(status, Metadata.Empty, message)
    {
    }

    /// <summary>A status and the trailers that go with it.</summary>
    public RpcException(Status status, Metadata trailers)
        : this(status, trailers, status.ToString())
    {
    }

    /// <summary>A status, trailers, and a local message.</summary>
    public RpcException(Status status, Metadata trailers, string message)
        : base(message, status.DebugException)
    {
        ArgumentNullException.ThrowIfNull(trailers);
        Status = status;
        Trailers = trailers;
    }

    /// <summary>The status that the caller sees.</summary>
    public Status Status { get; }

    /// <summary>The code of the status.</summary>
    public StatusCode StatusCode => Status.StatusCode;

    /// <summary>The trailers that travel with the status; empty when there are none.</summary>
    public Metadata Trailers { get; }
}
