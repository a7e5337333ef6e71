namespace Matching.Grpc.Tests.Probing;

internal static class Tokens
{
    /// <summary>Ends when the token fires.</summary>
    public static async Task WhenFired(this CancellationToken token) =>
        await Task.Delay(Timeout.Infinite, token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
