using Matching.Core.Words;
using Matching.Intake.Loading;
using Spectre.Console;

namespace Matching.Cli.Loading;

/// <summary>Shows how far a load has come: a bar per file, or nothing when nobody watches.</summary>
/// <param name="console">Where the bars are drawn; null when nobody watches.</param>
/// <param name="language">The language of their texts.</param>
internal sealed class LoadScreen(IAnsiConsole? console, Language language)
{
    private readonly Dictionary<string, ProgressTask> _tasks = new(StringComparer.Ordinal);

    /// <summary>The screen on standard error, where a person watches it.</summary>
    public static LoadScreen Of(Terminal terminal, Language language) => new(
        terminal.ErrorRedirected
            ? null
            : AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(terminal.Error) }),
        language);

    /// <summary>Runs the load and shows its progress.</summary>
    public Task<LoadReport> ShowAsync(Func<Action<LoadProgress>, Task<LoadReport>> load)
    {
        if (console is null) return load(_ => { });
        return console.Progress()
            .Columns(
                new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(),
                new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(context => load(progress => Show(context, progress)));
    }

    private void Show(ProgressContext context, LoadProgress progress)
    {
        if (!_tasks.TryGetValue(progress.File, out var task))
            _tasks[progress.File] = task = context.AddTask(Markup.Escape(progress.File));
        task.MaxValue = Math.Max(1, progress.Size);
        task.IsIndeterminate = progress.FileNumber == 0;
        task.Value = progress.Position;
        task.Description = Markup.Escape(Said(progress));
    }

    private string Said(LoadProgress progress) => (progress.FileNumber == 0
        ? Phrase.Of($"{progress.File}: granskas", $"{progress.File}: looking through")
        : Phrase.Of(
            $"{progress.File}: {progress.Rows} av {progress.RowCount} rader",
            $"{progress.File}: {progress.Rows} of {progress.RowCount} rows")).In(language);
}
