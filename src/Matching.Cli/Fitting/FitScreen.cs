using Matching.Core.Words;
using Matching.Fit.Learning;
using Spectre.Console;

namespace Matching.Cli.Fitting;

/// <summary>Shows how far learning has come: a bar a step, or nothing when nobody watches.</summary>
/// <param name="console">Where the bars are drawn; null when nobody watches.</param>
/// <param name="language">The language of their texts.</param>
internal sealed class FitScreen(IAnsiConsole? console, Language language)
{
    private static readonly Vocabulary<FitStep> Steps = new(
        new(FitStep.Mains, "mains", "huvudtabeller", "main tables"),
        new(FitStep.Pairs, "pairs", "partabeller", "pair tables"),
        new(FitStep.Intervals, "intervals", "intervall", "intervals"),
        new(FitStep.Folds, "folds", "veck", "folds"));

    /// <summary>Draws on standard error when a person watches it.</summary>
    public FitScreen(Terminal terminal, Language language)
        : this(
            terminal.ErrorRedirected
                ? null
                : AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(terminal.Error) }),
            language)
    {
    }

    /// <summary>Runs work aside and shows its progress; a cancelled token ends it.</summary>
    public Task<T> ShowAsync<T>(Func<Action<FitProgress>, T> work, CancellationToken cancellation)
    {
        if (console is null) return Task.Run(() => work(_ => { }), cancellation);
        return console.Progress()
            .Columns(
                new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(),
                new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(context => Task.Run(
                () =>
                {
                    var bars = new Dictionary<FitStep, ProgressTask>();
                    return work(progress => Show(context, bars, progress));
                },
                cancellation));
    }

    private void Show(ProgressContext context, Dictionary<FitStep, ProgressTask> bars, FitProgress progress)
    {
        lock (bars)
        {
            if (!bars.TryGetValue(progress.Step, out var bar))
                bars[progress.Step] = bar = context.AddTask(Markup.Escape(Steps.Say(progress.Step).In(language)));
            bar.MaxValue = Math.Max(1, progress.Total);
            bar.Value = progress.Done;
        }
    }
}
