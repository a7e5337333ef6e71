using Matching.Grpc.Tests.Probing;
using Matching.Grpc.Tests.Protos;

namespace Matching.Grpc.Tests.Deadlines;

public sealed class DeadlineTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Trait("Official", "differs")]
    [Fact]
    public async Task Call_ThatListensToItsToken_EndsAtTheDeadlineWithItsTrailers()
    {
        var elapsed = new TaskCompletionSource<DateTime>();
        await using var host = await GrpcHost.StartAsync(probe => probe.Ask = async (note, call) =>
        {
            elapsed.SetResult(call.Deadline);
            call.ResponseTrailers.Add("x-own", "1");
            await Task.Delay(Timeout.Infinite, call.CancellationToken);
            return note;
        });
        var answer = await Ask("200m").SendAsync(host);
        Assert.Equal("4", answer.Status);
        Assert.Equal("Deadline passed.", answer.Message);
        Assert.Equal("1", answer.Single("x-own"));
        Assert.Equal(DateTimeKind.Utc, (await elapsed.Task).Kind);
    }

    [Fact]
    public async Task Call_ThatIgnoresItsToken_IsAnsweredAtTheDeadlineAllTheSame()
    {
        var release = new TaskCompletionSource();
        var cancelled = new TaskCompletionSource();
        await using var host = await GrpcHost.StartAsync(probe => probe.Ask = async (note, call) =>
        {
            call.CancellationToken.Register(cancelled.SetResult);
            await release.Task;
            return note;
        });
        Assert.Equal("4", (await Ask("50m").SendAsync(host).WaitAsync(Patience)).Status);
        await cancelled.Task.WaitAsync(Patience);
        release.SetResult();
    }

    [Trait("Official", "differs")]
    [Theory]
    [InlineData("1m")]
    [InlineData("1n")]
    public async Task Timeout_OfTheShortestKind_EndsTheCallWithTheStatus(string header)
    {
        await using var host = await GrpcHost.StartAsync(probe => probe.Ask = async (note, call) =>
        {
            await call.CancellationToken.WhenFired();
            return note;
        });
        Assert.Equal("4", (await Ask(header).SendAsync(host).WaitAsync(Patience)).Status);
    }

    [Fact]
    public async Task Call_ThatBlocksItsThread_IsAnsweredAtTheDeadlineAllTheSame()
    {
        using var release = new ManualResetEventSlim();
        await using var host = await GrpcHost.StartAsync(probe => probe.Ask = (note, _) =>
        {
            release.Wait(Patience);
            return Task.FromResult(note);
        });
        Assert.Equal("4", (await Ask("50m").SendAsync(host).WaitAsync(Patience)).Status);
        release.Set();
    }

    [Trait("Official", "differs")]
    [Fact]
    public async Task Stream_WrittenUntilTheDeadline_EndsWithTheStatusBehindWholeMessages()
    {
        await using var host = await GrpcHost.StartAsync(probe => probe.Watch = async (_, notes, call) =>
        {
            while (!call.CancellationToken.IsCancellationRequested)
                await notes.WriteAsync(new Note { Text = "again" });
        });
        var answer = await new RawCall("Watch", Frames.Of(new Note())) { Headers = [("grpc-timeout", "100m")] }
            .SendAsync(host);
        Assert.Equal("4", answer.Status);
        Assert.All(Frames.Notes(answer.Body), note => Assert.Equal("again", note.Text));
    }

    [Trait("Official", "differs")]
    [Fact]
    public async Task Stream_ToAClientThatDoesNotRead_IsResetSoonAfterTheDeadline()
    {
        var ended = new TaskCompletionSource<Exception>();
        await using var host = await GrpcHost.StartAsync(probe => probe.Watch = async (_, notes, _) =>
        {
            var large = new Note { Text = new string('a', 1_000_000) };
            ended.SetResult(await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            {
                while (true)
                    await notes.WriteAsync(large);
            }));
        });
        using var request = new RawCall("Watch", Frames.Of(new Note())) { Headers = [("grpc-timeout", "100m")] }
            .CreateRequest();
        using var response = await host.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        await ended.Task.WaitAsync(Patience);
        var thrown = await Assert.ThrowsAsync<HttpRequestException>(() => response.Content.ReadAsByteArrayAsync());
        Assert.Equal(8, Assert.IsType<HttpProtocolException>(thrown.InnerException).ErrorCode);
        Assert.Contains(host.Log.Lines, line => line.Text
            == "Client of /matching.grpc.tests.Probe/Watch read too slowly to get the status of its deadline.");
    }

    [Fact]
    public async Task Callback_OnTheTokenThatThrows_DoesNotHurtTheStatus()
    {
        await using var host = await GrpcHost.StartAsync(probe => probe.Ask = async (note, call) =>
        {
            call.CancellationToken.Register(() => throw new FormatException("callback"));
            await call.CancellationToken.WhenFired();
            return note;
        });
        Assert.Equal("4", (await Ask("20m").SendAsync(host).WaitAsync(Patience)).Status);
    }

    [Trait("Official", "differs")]
    [Fact]
    public async Task Write_AfterTheDeadline_ThrowsAsCancelled()
    {
        var thrown = new TaskCompletionSource<Exception?>();
        await using var host = await GrpcHost.StartAsync(probe => probe.Watch = async (_, notes, call) =>
        {
            await notes.WriteAsync(new Note());
            await call.CancellationToken.WhenFired();
            thrown.SetResult(await Record.ExceptionAsync(() => notes.WriteAsync(new Note())));
        });
        var answer = await new RawCall("Watch", Frames.Of(new Note())) { Headers = [("grpc-timeout", "50m")] }
            .SendAsync(host);
        Assert.Equal("4", answer.Status);
        Assert.IsType<OperationCanceledException>(await thrown.Task.WaitAsync(Patience), exactMatch: false);
    }

    [Fact]
    public async Task Deadline_WhileTheRequestIsStillAwaited_EndsTheCall()
    {
        await using var host = await GrpcHost.StartAsync();
        using var request = Ask("50m").CreateRequest();
        request.Content = new StallingContent();
        request.Content.Headers.TryAddWithoutValidation("content-type", "application/grpc");
        using var response = await host.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead)
            .WaitAsync(Patience);
        Assert.Equal(["4"], response.Headers.GetValues("grpc-status"));
    }

    [Trait("Official", "differs")]
    [Theory]
    [InlineData("0S")]
    [InlineData("-1S")]
    [InlineData("10")]
    [InlineData("123456789n")]
    public async Task Timeout_ThatIsMalformed_IsIgnored(string header)
    {
        await using var host = await GrpcHost.StartAsync(probe => probe.Ask = (_, call) =>
            Task.FromResult(new Note { Text = call.Deadline == DateTime.MaxValue ? "none" : "some" }));
        var answer = await Ask(header).SendAsync(host);
        Assert.Equal("none", Frames.Notes(answer.Body).Single().Text);
    }

    [Fact]
    public async Task Timeout_OfTheLongestKind_ServesTheCall()
    {
        await using var host = await GrpcHost.StartAsync();
        Assert.Equal("0", (await Ask("99999999H").SendAsync(host)).Status);
    }

    [Fact]
    public async Task ManyCalls_EndingAroundTheirDeadline_EachGetOneStatus()
    {
        await using var host = await GrpcHost.StartAsync(probe => probe.Ask = async (note, _) =>
        {
            await Task.Delay(5);
            return note;
        });
        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => Ask("5m").SendAsync(host)));
        Assert.All(answers, answer => Assert.Contains(answer.Status, (string[])["0", "4"]));
    }

    private static RawCall Ask(string timeout) =>
        new("Ask", Frames.Of(new Note { Text = "hello" })) { Headers = [("grpc-timeout", timeout)] };
}
