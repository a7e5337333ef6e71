using Matching.Cli.Fitting;
using Matching.Core.Words;
using Matching.Fit.Learning;
using Spectre.Console;

namespace Matching.Cli.Tests.Fitting;

public sealed class FitScreenTests
{
    [Fact]
    public async Task Show_WhenNobodyWatches_RunsTheWorkAlone() => Assert.Equal(7, await RunAsync(null, default));

    [Fact]
    public async Task Show_OnATerminal_DrawsABarAStep()
    {
        var drawn = new StringWriter();
        await RunAsync(Drawing(drawn), default);
        Assert.Contains("huvudtabeller", drawn.ToString(), StringComparison.Ordinal);
        Assert.Contains("veck", drawn.ToString(), StringComparison.Ordinal);
        Assert.Contains("100%", drawn.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_Cancelled_Ends()
    {
        var cancelled = new CancellationToken(canceled: true);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RunAsync(null, cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RunAsync(Drawing(new StringWriter()), cancelled));
    }

    private static IAnsiConsole Drawing(TextWriter drawn) => AnsiConsole.Create(new AnsiConsoleSettings
    {
        Out = new AnsiConsoleOutput(drawn),
        Ansi = AnsiSupport.Yes,
        Interactive = InteractionSupport.Yes,
        ColorSystem = ColorSystemSupport.NoColors,
    });

    private static Task<int> RunAsync(IAnsiConsole? console, CancellationToken cancellation) =>
        new FitScreen(console, Language.Swedish).ShowAsync(
            tell =>
            {
                tell(new FitProgress(FitStep.Mains, 3, 3));
                tell(new FitProgress(FitStep.Folds, 0, 5));
                return 7;
            },
            cancellation);
}
