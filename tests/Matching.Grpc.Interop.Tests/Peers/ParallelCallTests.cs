using Google.Protobuf;
using Grpc.Net.Client;
using Grpc.Testing;

namespace Matching.Grpc.Interop.Tests.Peers;

/// <summary>The first wish of those that end the interop descriptions, by our own client.</summary>
public sealed class ParallelCallTests(RunningInterop server) : IClassFixture<RunningInterop>
{
    [Fact]
    public async Task LargeUnary_AThousandInParallel_AllAnswer()
    {
        using var channel = GrpcChannel.ForAddress(server.Address);
        var client = new TestService.TestServiceClient(channel);
        var request = new SimpleRequest
        {
            ResponseSize = 314_159,
            Payload = new Payload { Body = ByteString.CopyFrom(new byte[271_828]) },
        };
        var sizes = await Task.WhenAll(Enumerable.Range(0, 1000).Select(async _ =>
            (await client.UnaryCallAsync(request)).Payload.Body.Length));
        Assert.All(sizes, size => Assert.Equal(314_159, size));
    }
}
