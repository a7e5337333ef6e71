using Grpc.AspNetCore.HealthChecks;
using Grpc.Core;
using Grpc.Health.V1;
using Microsoft.Extensions.Options;
using static Grpc.Health.V1.HealthCheckResponse.Types;

namespace Matching.Grpc.Health;

/// <summary>Answers the calls of <c>grpc.health.v1.Health</c> (grpc/grpc, doc/health-checking.md).</summary>
internal sealed class HealthCalls(HealthBoard board, HealthReading reading, IOptions<GrpcHealthChecksOptions> options)
    : global::Grpc.Health.V1.Health.HealthBase
{
    /// <inheritdoc />
    public override async Task<HealthCheckResponse> Check(HealthCheckRequest request, ServerCallContext context)
    {
        var mapping = reading.Find(request.Service)
            ?? throw new RpcException(new Status(StatusCode.NotFound, "Service has no health, expected a known one."));
        var status = await reading.ReadAsync(mapping, context.CancellationToken).ConfigureAwait(false);
        return new HealthCheckResponse { Status = status };
    }

    /// <inheritdoc />
    public override async Task<HealthListResponse> List(HealthListRequest request, ServerCallContext context)
    {
        var response = new HealthListResponse();
        foreach (var mapping in reading.All)
            response.Statuses[mapping.Name] = new HealthCheckResponse
            {
                Status = await reading.ReadAsync(mapping, context.CancellationToken).ConfigureAwait(false),
            };
        return response;
    }

    /// <inheritdoc />
    public override async Task Watch(HealthCheckRequest request, IServerStreamWriter<HealthCheckResponse> stream,
        ServerCallContext context)
    {
        var mapping = reading.Find(request.Service);
        if (mapping is not null)
            await reading.ReadAsync(mapping, context.CancellationToken).ConfigureAwait(false);
        ServingStatus? said = null;
        while (true)
        {
            var (known, isStopping, changed) = board.Look(request.Service);
            var status = known ?? (mapping is null ? ServingStatus.ServiceUnknown : ServingStatus.NotServing);
            if (status != said)
                await stream.WriteAsync(new HealthCheckResponse { Status = status }).ConfigureAwait(false);
            said = status;
            if (isStopping && !options.Value.SuppressCompletionOnShutdown)
                return;
            await changed.WaitAsync(context.CancellationToken).ConfigureAwait(false);
        }
    }
}
