using System.CommandLine;
using Matching.Cli.Output;
using Matching.Core.Checks;
using Matching.Core.Words;
using Matching.Sample;
using Matching.Storage;

namespace Matching.Cli.Demo;

/// <summary><c>matching demo</c>: the whole way once, on a region with real places and invented people.</summary>
internal static class DemoCommand
{
    private static readonly DateOnly ByDefault = new(2026, 5, 4);

    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var database = CommonOptions.Database();
        var language = CommonOptions.Language();
        var date = CommonOptions.Date(() => ByDefault);
        var size = CommonOptions.Number(
            "--size", "Participants of the region.", (60, SampleSettings.MinimumSize, SampleSettings.MaximumSize));
        var command = new Command(
            "demo",
            "Make a sample region (real places, invented people), load it, plan everybody and show the answers. "
            + "Exit codes: 0 done, 2 bad input, 130 cancelled.")
        { database, size, date, language };
        command.SetAction(async (result, cancellation) =>
        {
            var settings = new SampleSettings { Size = result.GetValue(size), Date = result.GetValue(date) };
            var printer = terminal.Printer(
                OutputForm.Table, CommonOptions.ToLanguage(result.GetValue(language)!));
            var tour = new DemoTour(terminal, printer, settings);
            await tour.RunAsync(result.GetValue(database)!, cancellation);
            return ExitCode.Done;
        });
        return command;
    }
}
