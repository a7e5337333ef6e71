using Matching.Core.Planning;
using Matching.Core.Words;
using Matching.Optimizer;
using Spectre.Console;

namespace Matching.Cli.Planning;

/// <summary>Makes a plan, with the search's progress on standard error while a person watches.</summary>
internal static class PlanRun
{
    /// <summary>Makes the plan.</summary>
    public static Plan Create(
        Terminal terminal, Language language, PlanRequest request, CancellationToken cancellation)
    {
        var planner = new Planner(terminal.Clock);
        if (terminal.ErrorRedirected) return planner.Create(request, cancellation);
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(terminal.Error) });
        return console.Status().Start(
            language == Language.Swedish ? "Planerar" : "Planning",
            status => planner.Create(
                request with { Solving = request.Solving with { Progress = p => status.Status(Shown(p, language)) } },
                cancellation));
    }

    private static string Shown(SolveProgress progress, Language language)
    {
        var gap = progress.Gap is { } value ? $", gap {100 * value:0.0000} %" : "";
        return Markup.Escape(Phrase.Of(
            $"Planerar: {progress.Phase}, målvärde {progress.Objective}, gräns {progress.Bound}{gap}",
            $"Planning: {progress.Phase}, objective {progress.Objective}, bound {progress.Bound}{gap}").In(language));
    }
}
