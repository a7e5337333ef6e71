using Matching.Cli.Loading;
using Matching.Core.Words;
using Matching.Intake.Loading;
using Spectre.Console;

namespace Matching.Cli.Tests.Loading;

public sealed class LoadScreenTests
{
    [Fact]
    public async Task Show_WhenNobodyWatches_RunsTheLoadAlone() => await RunAsync(null);

    [Fact]
    public async Task Show_OnATerminal_WritesTheRowsOfEachFile()
    {
        var drawn = new StringWriter();
        await RunAsync(AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(drawn),
            Ansi = AnsiSupport.Yes,
            Interactive = InteractionSupport.Yes,
            ColorSystem = ColorSystemSupport.NoColors,
        }));
        Assert.Contains("deltagare[1].csv: 10 av 10 rader", drawn.ToString());
        Assert.Contains("100%", drawn.ToString());
    }

    private static async Task RunAsync(IAnsiConsole? console)
    {
        var report = new LoadReport(LoadEnding.Kept, []);
        var shown = await new LoadScreen(console, Language.Swedish).ShowAsync(tell =>
        {
            tell(new LoadProgress("deltagare[1].csv", 0, 1, 0, 0, 0, 100));
            tell(new LoadProgress("deltagare[1].csv", 1, 1, 5, 10, 50, 100));
            tell(new LoadProgress("deltagare[1].csv", 1, 1, 10, 10, 100, 100));
            return Task.FromResult(report);
        });
        Assert.Same(report, shown);
    }
}
