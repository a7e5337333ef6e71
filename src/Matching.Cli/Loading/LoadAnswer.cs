using Matching.Cli.Output;
using Matching.Core.Loading;
using Matching.Core.Words;
using Matching.Intake.Columns;
using Matching.Intake.Loading;
using Column = Matching.Cli.Output.Column;

namespace Matching.Cli.Loading;

/// <summary>What a load says: the verdicts per file, how it ended, and why rows were rejected.</summary>
internal sealed class LoadAnswer(LoadReport report, LoadSettings settings)
{
    private static readonly Vocabulary<LoadEnding> Endings = new(
        new(LoadEnding.Kept, "kept", "sparad", "kept"),
        new(LoadEnding.DryRun, "dry_run", "torrkörning", "dry run"),
        new(LoadEnding.Aborted, "aborted", "inget sparat", "nothing kept"),
        new(LoadEnding.Cancelled, "cancelled", "avbruten", "cancelled"),
        new(LoadEnding.BrokenOff, "broken_off", "bröts av ett fel", "broken off"));

    /// <summary>The summary to standard output; reasons and warnings for people to standard error.</summary>
    public void Print(Printer printer, TextWriter errors)
    {
        printer.Print(printer.Form == OutputForm.Table ? [Files()] : [Files(), Rejections()]);
        printer.Say(Ended());
        if (report.Fault is { } fault) errors.WriteLine(fault.In(printer.Language));
        foreach (var file in report.Files) Explain(file, errors, printer.Language);
    }

    private Sheet Files()
    {
        var sheet = new Sheet("files", Phrase.Empty,
        [
            Column.Of("file", "Fil", "File"),
            Column.Of("kind_shown", "Slag", "Kind", Readers.People),
            Column.ForPrograms("kind"),
            Column.ForPrograms("encoding"),
            Column.Of("rows", "Rader", "Rows"),
            Column.Of("inserted", "Nya", "New"),
            Column.Of("updated", "Ändrade", "Updated"),
            Column.Of("unchanged", "Oförändrade", "Unchanged"),
            Column.Of("rejected", "Avvisade", "Rejected"),
            Column.ForPrograms("ending"),
            Column.ForPrograms("error_file"),
        ]);
        foreach (var file in report.Files)
            sheet.Add(
                file.File, FileKinds.Words.Say(file.Kind), FileKinds.Words.Code(file.Kind), file.Encoding,
                file.RowCount, file.Counts.Inserted, file.Counts.Updated, file.Counts.Unchanged, file.Counts.Rejected,
                Endings.Code(report.Ending), file.ErrorPath);
        return sheet;
    }

    private Sheet Rejections()
    {
        var sheet = new Sheet("rejections", Phrase.Empty,
        [
            Column.ForPrograms("file"), Column.ForPrograms("row"), Column.ForPrograms("column"),
            Column.ForPrograms("message"),
        ]);
        foreach (var file in report.Files)
        foreach (var rejection in file.Rejections)
        foreach (var violation in rejection.Violations)
            sheet.Add(file.File, rejection.Number, violation.Field, violation.Message);
        return sheet;
    }

    private Phrase Ended()
    {
        var (rejected, taken) = (report.Rejected, report.Files.Sum(file => file.Counts.Total) - report.Rejected);
        return report.Ending switch
        {
            LoadEnding.Kept => Phrase.Of(
                $"Godtagna rader: {taken}. Avvisade: {rejected}.", $"Rows accepted: {taken}. Rejected: {rejected}."),
            LoadEnding.DryRun => Phrase.Of(
                $"Torrkörning, inget är sparat. Godtagna rader: {taken}. Avvisade: {rejected}.",
                $"Dry run, nothing is kept. Rows accepted: {taken}. Rejected: {rejected}."),
            LoadEnding.Aborted => Phrase.Of(
                $"Inget är sparat, eftersom rader avvisades: {rejected}. Kanske går det med --on-error skip.",
                $"Nothing is kept, because rows were rejected: {rejected}. Maybe --on-error skip will do."),
            _ when settings.OnError == OnError.Abort || settings.DryRun => Phrase.Of(
                $"{Stopped()}, inget är sparat.", $"{Stopped()}, nothing is kept."),
            _ => Phrase.Of(
                $"{Stopped()}. Rader som hann godtas: {taken}; de är sparade, och inläsningen kan göras om.",
                $"{Stopped()}. Rows accepted until then: {taken}; they are kept, and the load can be run again."),
        };
    }

    private Phrase Stopped() => report.Ending == LoadEnding.Cancelled
        ? Phrase.Of($"Avbrutet", $"Cancelled")
        : Phrase.Of($"Inläsningen bröts av ett fel", $"The load was broken off by a fault");

    private void Explain(FileReport file, TextWriter errors, Language language)
    {
        foreach (var warning in file.Warnings) errors.WriteLine(warning.In(language));
        foreach (var rejection in file.Rejections)
        foreach (var violation in rejection.Violations)
        {
            var place = violation.Field.Length == 0 ? "" : $", {violation.Field}";
            errors.WriteLine(Phrase.Of(
                $"{file.File} rad {rejection.Number}{place}: {violation.Message}",
                $"{file.File} row {rejection.Number}{place}: {violation.Message}").In(language));
        }
        if (file.ErrorPath is { } path)
            errors.WriteLine(Phrase.Of(
                $"{file.File}: de avvisade raderna ({file.Counts.Rejected}) står med skäl i {path}",
                $"{file.File}: the rejected rows ({file.Counts.Rejected}) are with their reasons in {path}")
                .In(language));
    }
}
