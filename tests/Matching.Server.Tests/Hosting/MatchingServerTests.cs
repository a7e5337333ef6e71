using Grpc.Core;
using Grpc.Health.V1;
using Grpc.Reflection.V1;
using HealthClient = Grpc.Health.V1.Health.HealthClient;

namespace Matching.Server.Tests.Hosting;

[Collection(ServerCollection.Name)]
public sealed class MatchingServerTests(RunningServer server)
{
    [Fact]
    public async Task Health_OfTheWholeServer_IsServingWhileItsDatabaseAnswers()
    {
        var answer = await new HealthClient(server.Channel).CheckAsync(new HealthCheckRequest());
        Assert.Equal(HealthCheckResponse.Types.ServingStatus.Serving, answer.Status);
    }

    [Fact]
    public async Task Reflection_NotAskedFor_IsUnimplemented()
    {
        using var call = new ServerReflection.ServerReflectionClient(server.Channel).ServerReflectionInfo();
        var thrown = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext(default));
        Assert.Equal(StatusCode.Unimplemented, thrown.StatusCode);
    }
}
