using Grpc.Reflection.V1;
using Matching.Server.Hosting;

namespace Matching.Server.Tests.Hosting;

public sealed class OpenServerTests(OpenServerTests.OpenServer server) : IClassFixture<OpenServerTests.OpenServer>
{
    [Fact]
    public async Task Reflection_AskedFor_NamesTheServices()
    {
        using var call = new ServerReflection.ServerReflectionClient(server.Channel).ServerReflectionInfo();
        await call.RequestStream.WriteAsync(new ServerReflectionRequest { ListServices = "" });
        Assert.True(await call.ResponseStream.MoveNext(default));
        Assert.Equal(
            [
                "grpc.health.v1.Health", "grpc.reflection.v1.ServerReflection",
                "grpc.reflection.v1alpha.ServerReflection", "matching.v1.ModelService", "matching.v1.PlanService",
                "matching.v1.SuggestionService",
            ],
            call.ResponseStream.Current.ListServicesResponse.Service.Select(service => service.Name)
                .Order(StringComparer.Ordinal));
    }

    public sealed class OpenServer : RunningServer
    {
        protected override int Participants => 60;

        private protected override ServerArguments Tell(ServerArguments arguments) =>
            arguments with { Reflection = true };
    }
}
