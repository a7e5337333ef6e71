using System.Threading.RateLimiting;
using Grpc.AspNetCore.Server;
using Grpc.Core;
using Matching.Server.Errors;

namespace Matching.Server.Limits;

/// <summary>
/// How many calls of one method run at a time, and how many wait; each of them reads a snapshot into memory. Streams
/// of responses only wait and are not counted.
/// </summary>
/// <param name="Running">Calls of one method under way.</param>
/// <param name="Waiting">Calls of one method that may wait for their turn; one more is RESOURCE_EXHAUSTED.</param>
internal sealed record CallLimits(int Running = 16, int Waiting = 256)
{
    /// <summary>Registers the limits; the application has to use the limiter.</summary>
    public void AddTo(IServiceCollection services) => services.AddRateLimiter(limiter =>
    {
        limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(PartitionOf);
        limiter.OnRejected = (rejected, _) =>
        {
            Refusal.Write(rejected.HttpContext, RpcErrors.TooManyCalls(), StatusCodes.Status429TooManyRequests);
            return ValueTask.CompletedTask;
        };
    });

    private RateLimitPartition<string> PartitionOf(HttpContext http)
    {
        var method = http.GetEndpoint()?.Metadata.GetMetadata<GrpcMethodMetadata>()?.Method;
        return method?.Type == MethodType.Unary
            ? RateLimitPartition.GetConcurrencyLimiter(method.FullName, _ => new ConcurrencyLimiterOptions
            {
                PermitLimit = Running,
                QueueLimit = Waiting,
            })
            : RateLimitPartition.GetNoLimiter("");
    }
}
