using Grpc.Core;
using Matching.Grpc.Tests.Probing;
using Matching.Grpc.Tests.Protos;
using Matching.Testing;
using Microsoft.Extensions.Logging;

namespace Matching.Grpc.Tests.Calls;

public sealed class CancellationTests
{
    [Fact]
    public async Task Unary_ResetByTheClient_FiresTheToken()
    {
        var started = new TaskCompletionSource();
        var fired = new TaskCompletionSource();
        await using var host = await GrpcHost.StartAsync(probe => probe.Ask = async (note, call) =>
        {
            started.SetResult();
            await call.CancellationToken.WhenFired();
            fired.SetResult();
            return note;
        });
        await ResetAsync(host, new RawCall("Ask", Frames.Of(new Note())).CreateRequest(), started.Task);
        await fired.Task.WaitAsync(Patience.Limit);
    }

    [Fact]
    public async Task UnaryWithDeadline_ResetByTheClient_FiresTheToken()
    {
        var started = new TaskCompletionSource();
        var fired = new TaskCompletionSource();
        await using var host = await GrpcHost.StartAsync(probe => probe.Ask = async (note, call) =>
        {
            started.SetResult();
            await call.CancellationToken.WhenFired();
            fired.SetResult();
            return note;
        });
        var call = new RawCall("Ask", Frames.Of(new Note())) { Headers = [("grpc-timeout", "1H")] };
        await ResetAsync(host, call.CreateRequest(), started.Task);
        await fired.Task.WaitAsync(Patience.Limit);
    }

    [Trait("Official", "differs")]
    [Fact]
    public async Task Read_OfARequestThatTheClientResets_ThrowsCancelledAndIsNoErrorInTheLog()
    {
        var started = new TaskCompletionSource();
        var thrown = new TaskCompletionSource<Exception?>();
        await using var host = await GrpcHost.StartAsync(probe => probe.Collect = async (notes, _) =>
        {
            Assert.True(await notes.MoveNext());
            started.SetResult();
            var exception = await Record.ExceptionAsync(() => notes.MoveNext());
            thrown.SetResult(exception);
            throw exception!;
        });
        var request = new RawCall("Collect").CreateRequest();
        request.Content = new StallingContent(Frames.Of(new Note()));
        request.Content.Headers.TryAddWithoutValidation("content-type", "application/grpc");
        await ResetAsync(host, request, started.Task);
        Assert.IsType<OperationCanceledException>(await thrown.Task.WaitAsync(Patience.Limit), exactMatch: false);
        await WaitForLogAsync(host, LogLevel.Information);
        Assert.DoesNotContain(host.Log.Lines, line => line.Level >= LogLevel.Warning);
    }

    [Trait("Official", "differs")]
    [Fact]
    public async Task Write_ToAClientThatHasLeft_EndsTheMethodAndIsNoErrorInTheLog()
    {
        var started = new TaskCompletionSource();
        var ended = new TaskCompletionSource<Exception>();
        await using var host = await GrpcHost.StartAsync(probe => probe.Watch = async (_, notes, _) =>
        {
            try
            {
                while (true)
                {
                    await notes.WriteAsync(new Note { Text = "again" });
                    started.TrySetResult();
                }
            }
            catch (Exception exception)
            {
                ended.SetResult(exception);
                throw;
            }
        });
        await ResetAsync(host, new RawCall("Watch", Frames.Of(new Note())).CreateRequest(), started.Task);
        Assert.IsType<OperationCanceledException>(await ended.Task.WaitAsync(Patience.Limit), exactMatch: false);
        await WaitForLogAsync(host, LogLevel.Information);
        Assert.DoesNotContain(host.Log.Lines, line => line.Level >= LogLevel.Warning);
    }

    [Fact]
    public async Task Read_WithATokenOfItsOwn_StopsWithoutEndingTheCall()
    {
        await using var host = await GrpcHost.StartAsync(probe => probe.Chat = async (notes, responses, _) =>
        {
            using var own = new CancellationTokenSource(TimeSpan.FromMilliseconds(20));
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => notes.MoveNext(own.Token));
            await responses.WriteAsync(new Note { Text = "still here" });
        });
        using var request = new RawCall("Chat").CreateRequest();
        request.Content = new StallingContent();
        request.Content.Headers.TryAddWithoutValidation("content-type", "application/grpc");
        using var response = await host.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead)
            .WaitAsync(Patience.Limit);
        await using var body = await response.Content.ReadAsStreamAsync();
        var expected = Frames.Of(new Note { Text = "still here" });
        var actual = new byte[expected.Length];
        await body.ReadExactlyAsync(actual);
        Assert.Equal(expected, actual);
    }

    [Trait("Official", "differs")]
    [Fact]
    public async Task Write_WithATokenThatHasFired_SendsNothing()
    {
        await using var host = await GrpcHost.StartAsync(probe => probe.Watch = async (_, notes, _) =>
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(
                () => notes.WriteAsync(new Note(), new CancellationToken(canceled: true)));
            await notes.WriteAsync(new Note { Text = "second" }, CancellationToken.None);
        });
        var answer = await new RawCall("Watch", Frames.Of(new Note())).SendAsync(host);
        Assert.Equal(["second"], Frames.Notes(answer.Body).Select(note => note.Text));
    }

    [Fact]
    public async Task OperationCanceled_ThatTheClientHasNotCaused_IsUnknown()
    {
        await using var host = await GrpcHost.StartAsync(probe => probe.Ask = (_, _) =>
            throw new OperationCanceledException("a timeout of the service's own"));
        var answer = await new RawCall("Ask", Frames.Of(new Note())).SendAsync(host);
        Assert.Equal("2", answer.Status);
    }

    private static async Task ResetAsync(GrpcHost host, HttpRequestMessage request, Task when)
    {
        using var cancel = new CancellationTokenSource();
        var sending = host.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel.Token);
        await when.WaitAsync(Patience.Limit);
        await cancel.CancelAsync();
        var answered = await Record.ExceptionAsync(async () => (await sending).Dispose());
        Assert.True(answered is null or OperationCanceledException, $"{answered}");
    }

    private static async Task WaitForLogAsync(GrpcHost host, LogLevel level)
    {
        await Patience.UntilAsync(() => host.Log.Lines.Any(line => line.Level >= level));
        Assert.Contains(host.Log.Lines, line => line.Level == level);
    }
}
