using Matching.Grpc.Tests.Probing;
using Matching.Grpc.Tests.Protos;
using Matching.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Matching.Grpc.Tests.Deadlines;

public sealed class DeadlineTests
{
    [Trait("Official", "differs")]
    [Fact]
    public async Task Call_ThatListensToItsToken_EndsAtTheDeadlineWithItsTrailers()
    {
        var clock = new HandClock();
        var begun = new TaskCompletionSource<DateTime>();
        await using var host = await StartAsync(clock, probe => probe.Ask = async (note, call) =>
        {
            call.ResponseTrailers.Add("x-own", "1");
            begun.SetResult(call.Deadline);
            await Task.Delay(Timeout.Infinite, call.CancellationToken);
            return note;
        });
        var answering = Ask("200m").SendAsync(host);
        var deadline = await begun.Task.WaitAsync(Patience.Limit);
        Assert.Equal(clock.GetUtcNow().UtcDateTime.AddMilliseconds(200), deadline);
        Assert.Equal(DateTimeKind.Utc, deadline.Kind);
        clock.Move(TimeSpan.FromMilliseconds(200));
        var answer = await answering.WaitAsync(Patience.Limit);
        Assert.Equal("4", answer.Status);
        Assert.Equal("Deadline passed.", answer.Message);
        Assert.Equal("1", answer.Single("x-own"));
    }

    [Fact]
    public async Task Call_ThatIgnoresItsToken_IsAnsweredAtTheDeadlineAllTheSame()
    {
        var begun = new TaskCompletionSource();
        var release = new TaskCompletionSource();
        var cancelled = new TaskCompletionSource();
        await using var host = await GrpcHost.StartAsync(probe => probe.Ask = async (note, call) =>
        {
            begun.TrySetResult();
            call.CancellationToken.Register(() => cancelled.TrySetResult());
            await release.Task;
            return note;
        });
        await ExceedOnceBegunAsync(host, begun.Task);
        await cancelled.Task.WaitAsync(Patience.Limit);
        release.SetResult();
    }

    [Trait("Official", "differs")]
    [Fact]
    public async Task Call_ThatMiddlewareLetsWait_HasADeadlineFromItsArrival()
    {
        var clock = new HandClock();
        var deadline = DateTime.MinValue;
        var setup = GrpcHost.ProbeSetup(probe => probe.Ask = (note, call) =>
        {
            deadline = call.Deadline;
            call.CancellationToken.ThrowIfCancellationRequested();
            return Task.FromResult(note);
        });
        await using var host = await GrpcHost.StartAsync(setup with
        {
            Services = services =>
            {
                services.AddSingleton<TimeProvider>(clock);
                setup.Services(services);
            },
            Endpoints = app =>
            {
                app.Use((http, next) =>
                {
                    clock.Move(TimeSpan.FromSeconds(2));
                    return next(http);
                });
                setup.Endpoints(app);
            },
        });
        Assert.Equal("4", (await Ask("1500m").SendAsync(host).WaitAsync(Patience.Limit)).Status);

        var arrival = clock.GetUtcNow().UtcDateTime;
        Assert.Equal("0", (await Ask("5S").SendAsync(host).WaitAsync(Patience.Limit)).Status);
        Assert.Equal(arrival.AddSeconds(5), deadline);
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
        Assert.Equal("4", (await Ask(header).SendAsync(host).WaitAsync(Patience.Limit)).Status);
    }

    [Fact]
    public async Task Call_ThatBlocksItsThread_IsAnsweredAtTheDeadlineAllTheSame()
    {
        var begun = new TaskCompletionSource();
        using var release = new ManualResetEventSlim();
        await using var host = await GrpcHost.StartAsync(probe => probe.Ask = (note, _) =>
        {
            begun.TrySetResult();
            release.Wait(Patience.Limit);
            return Task.FromResult(note);
        });
        await ExceedOnceBegunAsync(host, begun.Task);
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
        var clock = new HandClock();
        var stuck = new TaskCompletionSource();
        var ended = new TaskCompletionSource<Exception>();
        await using var host = await StartAsync(clock, probe => probe.Watch = async (_, notes, _) =>
        {
            // Far more than the window that a client gives who does not read.
            var large = new Note { Text = new string('a', 1_000_000) };
            ended.SetResult(await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            {
                while (true)
                {
                    var writing = notes.WriteAsync(large);
                    stuck.TrySetResult();
                    await writing;
                }
            }));
        });
        using var request = new RawCall("Watch", Frames.Of(new Note())) { Headers = [("grpc-timeout", "100m")] }
            .CreateRequest();
        using var response = await host.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        await stuck.Task.WaitAsync(Patience.Limit);
        await Patience.UntilAsync(() =>
        {
            clock.Move(TimeSpan.FromMilliseconds(100));
            return ended.Task.IsCompleted;
        });
        await ended.Task;
        var thrown = await Assert.ThrowsAsync<HttpRequestException>(() => response.Content.ReadAsByteArrayAsync());
        Assert.Equal(8, Assert.IsType<HttpProtocolException>(thrown.InnerException).ErrorCode);
        Assert.Contains(host.Log.Lines, line => line.Text
            == "Client of /matching.grpc.tests.Probe/Watch read too slowly to get the status of its deadline.");
    }

    [Fact]
    public async Task Callback_OnTheTokenThatThrows_DoesNotHurtTheStatus()
    {
        var begun = new TaskCompletionSource();
        await using var host = await GrpcHost.StartAsync(probe => probe.Ask = async (note, call) =>
        {
            begun.TrySetResult();
            call.CancellationToken.Register(() => throw new FormatException("callback"));
            await call.CancellationToken.WhenFired();
            return note;
        });
        await ExceedOnceBegunAsync(host, begun.Task);
    }

    [Trait("Official", "differs")]
    [Fact]
    public async Task Write_AfterTheDeadline_ThrowsAsCancelled()
    {
        var clock = new HandClock();
        var begun = new TaskCompletionSource();
        var thrown = new TaskCompletionSource<Exception?>();
        await using var host = await StartAsync(clock, probe => probe.Watch = async (_, notes, call) =>
        {
            await notes.WriteAsync(new Note());
            begun.SetResult();
            await call.CancellationToken.WhenFired();
            thrown.SetResult(await Record.ExceptionAsync(() => notes.WriteAsync(new Note())));
        });
        var answering = new RawCall("Watch", Frames.Of(new Note())) { Headers = [("grpc-timeout", "50m")] }
            .SendAsync(host);
        await begun.Task.WaitAsync(Patience.Limit);
        clock.Move(TimeSpan.FromMilliseconds(50));
        Assert.Equal("4", (await answering.WaitAsync(Patience.Limit)).Status);
        Assert.IsType<OperationCanceledException>(await thrown.Task.WaitAsync(Patience.Limit), exactMatch: false);
    }

    [Fact]
    public async Task Deadline_WhileTheRequestIsStillAwaited_EndsTheCall()
    {
        await using var host = await GrpcHost.StartAsync();
        using var request = Ask("50m").CreateRequest();
        request.Content = new StallingContent();
        request.Content.Headers.TryAddWithoutValidation("content-type", "application/grpc");
        using var response = await host.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead)
            .WaitAsync(Patience.Limit);
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

    private static Task<GrpcHost> StartAsync(TimeProvider clock, Action<ProbeHandlers> handle)
    {
        var setup = GrpcHost.ProbeSetup(handle);
        return GrpcHost.StartAsync(setup with
        {
            Services = services =>
            {
                services.AddSingleton(clock);
                setup.Services(services);
            },
        });
    }

    // A busy machine may need longer than any short deadline to begin the method, so the deadline grows.
    private static async Task ExceedOnceBegunAsync(GrpcHost host, Task begun)
    {
        for (var milliseconds = 20; !begun.IsCompleted && milliseconds < 60_000; milliseconds *= 2)
            Assert.Equal("4", (await Ask($"{milliseconds}m").SendAsync(host).WaitAsync(Patience.Limit)).Status);
        Assert.True(begun.IsCompleted, "The method has not begun before any deadline.");
    }

    private static RawCall Ask(string timeout) =>
        new("Ask", Frames.Of(new Note { Text = "hello" })) { Headers = [("grpc-timeout", timeout)] };
}
