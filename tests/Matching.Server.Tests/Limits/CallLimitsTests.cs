using Google.Rpc;
using Grpc.Core;
using Grpc.Health.V1;
using Matching.Server.Hosting;
using Matching.Server.Limits;
using Matching.V1;
using HealthClient = Grpc.Health.V1.Health.HealthClient;

namespace Matching.Server.Tests.Limits;

public sealed class CallLimitsTests(CallLimitsTests.BusyServer server) : IClassFixture<CallLimitsTests.BusyServer>
{
    [Fact]
    public async Task Calls_MoreThanAMethodTakes_AreExhaustedWithATimeToComeBack()
    {
        var client = new SuggestionService.SuggestionServiceClient(server.Channel);
        var participant = server.Region.Rows.Participants[0];
        var request = new SuggestSlotsRequest
        {
            Participant = $"municipalities/{participant.Municipality}/participants/{participant.Id}",
            Period = new Period { StartOn = "2026-05-04" },
        };
        // A busy machine may serve one call before it sends the next, so more and more are sent at once.
        RpcException?[] answers = [];
        for (var count = 40; answers.All(answer => answer is null) && count < 5_000; count *= 2)
            answers = await Task.WhenAll(Enumerable.Range(0, count).Select(async _ =>
                await Record.ExceptionAsync(async () => await client.SuggestSlotsAsync(request)) as RpcException));
        Assert.Contains(answers, answer => answer is null);
        var refused = answers.OfType<RpcException>().ToList();
        Assert.NotEmpty(refused);
        Assert.All(refused, each =>
        {
            Assert.Equal((StatusCode.ResourceExhausted,
                    "Method has as many calls as it takes at a time, expected fewer. Maybe try again in a second."),
                (each.StatusCode, each.Status.Detail));
            Assert.Equal("TOO_MANY_CALLS", ErrorDetails.ReasonOf(each));
            Assert.Equal(1, each.GetRpcStatus()!.Details[1].Unpack<RetryInfo>().RetryDelay.Seconds);
        });
    }

    [Fact]
    public async Task HealthCalls_ManyAtOnce_AreNotCounted()
    {
        var client = new HealthClient(server.Channel);
        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ =>
            client.CheckAsync(new HealthCheckRequest()).ResponseAsync));
        Assert.All(answers, answer =>
            Assert.Equal(HealthCheckResponse.Types.ServingStatus.Serving, answer.Status));
    }

    public sealed class BusyServer : RunningServer
    {
        protected override int Participants => 60;

        private protected override ServerArguments Tell(ServerArguments arguments) =>
            arguments with { Limits = new CallLimits(Running: 1, Waiting: 1) };
    }
}
