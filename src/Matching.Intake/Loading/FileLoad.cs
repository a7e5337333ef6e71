using Matching.Core.Checks;
using Matching.Core.Loading;
using Matching.Intake.Reading;

namespace Matching.Intake.Loading;

/// <summary>
/// Loads files into a store. Every file is looked through before anything is stored, and one that cannot be read
/// stops the load of all; then they are read in the order of their kinds, whatever the order they are named in, so
/// that references lead to rows that are there. A row is known by (source, municipality, id), so the same files can
/// be loaded again.
/// </summary>
/// <param name="store">Where the rows go.</param>
/// <param name="settings">How.</param>
/// <param name="tell">Told how far the load has come.</param>
public sealed class FileLoad(ILoadStore store, FileLoadSettings settings, Action<LoadProgress> tell)
{
    /// <summary>
    /// Loads the files. With <see cref="OnError.Skip"/> each batch is stored for good; with
    /// <see cref="OnError.Abort"/> all files are one transaction, and every row is still looked at, so that all that
    /// is wrong is known at once. Cancelled, it returns what was done until then.
    /// </summary>
    /// <exception cref="InvalidInputException">Says of every file that cannot be read why; nothing was
    /// stored.</exception>
    public async Task<LoadReport> RunAsync(IReadOnlyList<FileToLoad> files, CancellationToken cancellationToken)
    {
        var runs = new List<FileRun>();
        try
        {
            await BeginAsync(files, runs, cancellationToken);
            runs = [.. runs.OrderBy(run => run.Kind)];
            var kept = await LoadAsync(runs, cancellationToken);
            foreach (var run in runs) await run.PublishAsync();
            return new LoadReport(
                kept ? LoadEnding.Kept : settings.Load.DryRun ? LoadEnding.DryRun : LoadEnding.Aborted,
                [.. runs.Select(run => run.Report())]);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return new LoadReport(LoadEnding.Cancelled, [.. runs.Select(run => run.Report())]);
        }
        finally
        {
            foreach (var run in runs) await run.DisposeAsync();
        }
    }

    private async Task BeginAsync(
        IReadOnlyList<FileToLoad> files, List<FileRun> runs, CancellationToken cancellationToken)
    {
        var problems = new List<Violation>();
        foreach (var file in files)
        {
            tell(new LoadProgress(file.File.Name, 0, files.Count, 0, 0, 0, file.File.Size));
            try
            {
                var survey = await Survey.OfAsync(file.File, settings.Read, cancellationToken);
                runs.Add(new FileRun(survey, file, settings));
            }
            catch (InvalidInputException exception)
            {
                problems.AddRange(exception.Violations);
            }
        }
        if (problems.Count > 0) throw new InvalidInputException(problems);
    }

    /// <returns>True when the load is kept.</returns>
    private async Task<bool> LoadAsync(List<FileRun> runs, CancellationToken cancellationToken)
    {
        await using var load = await store.BeginAsync(settings.Load, cancellationToken);
        for (var index = 0; index < runs.Count; index++)
        {
            var number = index + 1;
            await runs[index].LoadAsync(
                load, progress => tell(progress with { FileNumber = number, FileCount = runs.Count }),
                cancellationToken);
        }
        if (settings.Load.DryRun) return false;
        if (settings.Load.OnError == OnError.Abort && runs.Any(run => run.AnyRejected)) return false;
        await load.CompleteAsync(cancellationToken);
        return true;
    }
}
