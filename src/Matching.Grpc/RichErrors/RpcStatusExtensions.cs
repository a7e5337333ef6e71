using Google.Protobuf;

namespace Grpc.Core;

/// <summary>
/// Errors with details: a <c>google.rpc.Status</c> in the trailer <c>grpc-status-details-bin</c> (gRPC's richer error
/// model; google/rpc/status.proto).
/// </summary>
public static class RpcStatusExtensions
{
    /// <summary>
    /// An exception with the code, message and details of a status. A code that gRPC does not know is UNKNOWN.
    /// </summary>
    public static RpcException ToRpcException(this Google.Rpc.Status status)
    {
        ArgumentNullException.ThrowIfNull(status);
        var code = Enum.IsDefined((StatusCode)status.Code) ? (StatusCode)status.Code : StatusCode.Unknown;
        return status.ToRpcException(code, status.Message);
    }

    /// <summary>An exception with the details of a status, under another code and message.</summary>
    public static RpcException ToRpcException(this Google.Rpc.Status status, StatusCode statusCode, string message)
    {
        ArgumentNullException.ThrowIfNull(status);
        var trailers = new Metadata();
        trailers.SetRpcStatus(status);
        return new RpcException(new Status(statusCode, message), trailers);
    }
}

/// <summary>The way back: from what a client caught to the details.</summary>
public static class RpcExceptionExtensions
{
    /// <summary>The status among the exception's trailers; null when there is none.</summary>
    /// <exception cref="InvalidProtocolBufferException">The trailer is there and cannot be read.</exception>
    public static Google.Rpc.Status? GetRpcStatus(this RpcException ex)
    {
        ArgumentNullException.ThrowIfNull(ex);
        return ex.Trailers.GetRpcStatus();
    }
}

/// <summary>Puts a status with details among trailers, and takes it from there.</summary>
public static class MetadataExtensions
{
    /// <summary>The name of the trailer.</summary>
    public const string StatusDetailsTrailerName = "grpc-status-details-bin";

    /// <summary>
    /// The status among trailers; null when there is none, or when it cannot be read and
    /// <paramref name="ignoreParseError"/> is set.
    /// </summary>
    /// <exception cref="InvalidProtocolBufferException">The trailer is there and cannot be read.</exception>
    public static Google.Rpc.Status? GetRpcStatus(this Metadata metadata, bool ignoreParseError = false)
    {
        ArgumentNullException.ThrowIfNull(metadata);
        if (metadata.Get(StatusDetailsTrailerName) is not { } entry)
            return null;
        try
        {
            return Google.Rpc.Status.Parser.ParseFrom(entry.ValueBytes);
        }
        catch (InvalidProtocolBufferException) when (ignoreParseError)
        {
            return null;
        }
    }

    /// <summary>Adds the status; one that is there already is replaced.</summary>
    public static void SetRpcStatus(this Metadata metadata, Google.Rpc.Status status)
    {
        ArgumentNullException.ThrowIfNull(metadata);
        ArgumentNullException.ThrowIfNull(status);
        if (metadata.Get(StatusDetailsTrailerName) is { } before)
            metadata.Remove(before);
        metadata.Add(StatusDetailsTrailerName, status.ToByteArray());
    }
}
