using Matching.Core.Checks;
using Matching.Core.Loading;
using Matching.Core.Words;
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
    private static readonly Phrase FaultOfTheDisk = Phrase.Of(
        $"Disken svek, väntade att kunna läsa filen och skriva felfilen. Kanske är disken full.",
        $"The disk failed, expected to read the file and write the error file. Maybe the disk is full.");

    /// <summary>
    /// Loads the files. With <see cref="OnError.Skip"/> each batch is stored for good; with
    /// <see cref="OnError.Abort"/> all files are one transaction, and every row is still looked at, so that all that
    /// is wrong is known at once. Cancelled or broken off, it returns what was done until then.
    /// </summary>
    /// <exception cref="InvalidInputException">Says of every file that cannot be read why; nothing was
    /// stored.</exception>
    /// <exception cref="StoreException">The store could not begin; nothing was stored.</exception>
    public async Task<LoadReport> RunAsync(IReadOnlyList<FileToLoad> files, CancellationToken cancellationToken)
    {
        var runs = new List<FileRun>();
        try
        {
            await BeginAsync(files, runs, cancellationToken);
            runs = [.. runs.OrderBy(run => run.Kind)];
            await using var load = await store.BeginAsync(settings.Load, cancellationToken);
            var (ending, fault) = await LoadAsync(load, runs, cancellationToken);
            foreach (var run in runs) await run.PublishAsync();
            return new LoadReport(ending, [.. runs.Select(run => run.Report())]) { Fault = fault };
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
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                problems.Add(FileProblem.Of(
                    file.File,
                    $"kan inte läsas till slutet, väntade en disk utan fel. Kanske är disken eller nätverket trasigt.",
                    $"cannot be read to its end, expected a disk without faults. Maybe the disk or the network "
                        + $"failed."));
            }
        }
        if (problems.Count > 0) throw new InvalidInputException(problems);
    }

    /// <returns>How the load ended, and what broke it off.</returns>
    private async Task<(LoadEnding, Phrase?)> LoadAsync(
        ILoad load, List<FileRun> runs, CancellationToken cancellationToken)
    {
        try
        {
            for (var index = 0; index < runs.Count; index++)
            {
                var number = index + 1;
                await runs[index].LoadAsync(
                    load, progress => tell(progress with { FileNumber = number, FileCount = runs.Count }),
                    cancellationToken);
            }
            if (settings.Load.DryRun) return (LoadEnding.DryRun, null);
            if (settings.Load.OnError == OnError.Abort && runs.Any(run => run.AnyRejected))
                return (LoadEnding.Aborted, null);
            await load.CompleteAsync(cancellationToken);
            return (LoadEnding.Kept, null);
        }
        catch (StoreException exception)
        {
            return (LoadEnding.BrokenOff, exception.Words);
        }
        catch (InvalidInputException exception)
        {
            return (LoadEnding.BrokenOff, Phrase.Join(" ", exception.Violations.Select(v => v.Message)));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return (LoadEnding.BrokenOff, FaultOfTheDisk);
        }
    }
}
