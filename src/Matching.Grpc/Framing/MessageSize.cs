using System.Globalization;
using Grpc.Core;

namespace Matching.Grpc.Framing;

/// <summary>The refusal of a message that is larger than a limit.</summary>
internal static class MessageSize
{
    public static RpcException TooLargeToReceive(long size, int limit) => TooLarge("Received", size, limit);

    public static RpcException TooLargeToSend(long size, int limit) => TooLarge("Sent", size, limit);

    public static RpcException TooLargeInflated(int limit) => new(new Status(StatusCode.ResourceExhausted,
        string.Create(CultureInfo.InvariantCulture,
            $"Received message inflates to more than {limit} bytes, expected at most {limit}.")));

    private static RpcException TooLarge(string which, long size, int limit) => new(new Status(
        StatusCode.ResourceExhausted,
        string.Create(CultureInfo.InvariantCulture, $"{which} message has {size} bytes, expected at most {limit}.")));
}
