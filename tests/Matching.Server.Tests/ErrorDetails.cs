using Google.Rpc;
using Grpc.Core;

namespace Matching.Server.Tests;

/// <summary>Reads the details of an error.</summary>
internal static class ErrorDetails
{
    /// <summary>The reason of an error.</summary>
    public static string? ReasonOf(RpcException exception) => ReasonOf(exception.GetRpcStatus()!);

    /// <summary>The reason in the ErrorInfo, whose field has another name in later versions of the package.</summary>
    public static string? ReasonOf(Google.Rpc.Status status) => (string?)ErrorInfo.Descriptor.FindFieldByNumber(1)
        .Accessor.GetValue(status.Details[0].Unpack<ErrorInfo>());
}
