namespace Matching.Cli.Tests;

/// <summary>What a command line said to the shell, run in this process with a clock that stands still.</summary>
/// <param name="Code">The exit code.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
internal sealed record CommandRun(int Code, string Output, string Error)
{
    /// <summary>Runs <c>matching</c> with arguments, both streams redirected.</summary>
    public static async Task<CommandRun> OfAsync(params string[] args)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var terminal = new Terminal(output, error, new StandingClock(), OutRedirected: true, ErrorRedirected: true);
        var code = await CommandLine.RunAsync(args, terminal);
        return new CommandRun(code, output.ToString(), error.ToString());
    }

    // A local day that has its own plans, and no time that passes: a search ends by its ticks or by itself, and nobody
    // loses patience with a busy machine.
    private sealed class StandingClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 5, 4, 8, 0, 0, TimeSpan.Zero);

        public override long GetTimestamp() => 0;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }
}
