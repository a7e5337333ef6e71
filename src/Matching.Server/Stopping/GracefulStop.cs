using Matching.Server.Errors;

namespace Matching.Server.Stopping;

/// <summary>
/// The way down: health says NOT_SERVING and everything goes on, for <paramref name="settle"/>, so that whoever stands
/// in front can look elsewhere; then new calls are UNAVAILABLE and watches end, while Kestrel says GOAWAY and waits for
/// the calls under way, up to <see cref="Drain"/>. The host has to allow for both.
/// </summary>
internal sealed class GracefulStop(IHostApplicationLifetime lifetime, TimeProvider clock, TimeSpan settle)
    : IHostedLifecycleService, IDisposable
{
    /// <summary>How long calls under way may take to end once no more are taken: 30 s.</summary>
    public static readonly TimeSpan Drain = TimeSpan.FromSeconds(30);

    private readonly CancellationTokenSource _draining = new();

    /// <summary>Fires when no more calls are taken.</summary>
    public CancellationToken Draining => _draining.Token;

    /// <summary>Turns calls away once none are taken.</summary>
    public Task RefuseAsync(HttpContext http, RequestDelegate next)
    {
        if (!_draining.IsCancellationRequested) return next(http);
        Refusal.Write(http, RpcErrors.StoppingStatus(), StatusCodes.Status503ServiceUnavailable);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        lifetime.StopApplication();
        await Task.Delay(settle, clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _draining.CancelAsync();
    }

    /// <inheritdoc/>
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public void Dispose() => _draining.Dispose();
}
