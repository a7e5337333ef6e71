using System.CommandLine;
using Matching.Cli.Output;
using Matching.Core.Checks;
using Matching.Core.Fitting;
using Matching.Core.Placements;
using Matching.Core.Words;
using Matching.Fit.Learning;
using Matching.Storage.Fitting;

namespace Matching.Cli.Fitting;

/// <summary><c>matching fit retrain</c>: learns from the database's past placements and keeps a challenger.</summary>
internal static class RetrainCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var name = new Option<string>("--name")
        {
            Description = "Name for people, default 'learned'.",
            DefaultValueFactory = _ => "learned",
        };
        var date = CommonOptions.Date(() => terminal.Today);
        date.Description = "Day of learning; what happened later is not seen. Default: today.";
        var followUp = CommonOptions.Number(
            "--follow-up", "Days after a placement's end until it is resolved.",
            (new LabelRules().FollowUpDays, 0, 730));
        var (seed, threads) = (CommonOptions.Seed(), CommonOptions.Number(
            "--threads", "Most threads; the model is the same at any number.",
            (Math.Clamp(Environment.ProcessorCount, 1, 256), 1, 256)));
        var command = new Command(
            "retrain",
            "Learn from the database's past placements, hold champion and challenger against the newest of them, "
            + "which neither learned from, and keep the challenger. It counts for nothing until 'fit activate'. Exit "
            + "codes: 0 done, 2 bad input, 130 cancelled.")
        { name, date, followUp, seed, threads };
        var asking = new Asking(terminal);
        asking.AddTo(command, withPeriod: false);
        command.SetAction(async (result, cancellation) =>
        {
            await using var database = await asking.OpenAsync(result, cancellation);
            var snapshot = await database.LoadSnapshotAsync(null, cancellation);
            if (snapshot.Municipalities.Count == 0) throw Nothing();
            var champion = await database.ActiveModelAsync(snapshot.Area, cancellation);
            var order = new TrainingOrder
            {
                Snapshot = snapshot,
                AsOf = result.GetValue(date),
                Name = result.GetValue(name)!,
                Rules = new LabelRules { FollowUpDays = result.GetValue(followUp) },
                Settings = new FitSettings { Seed = result.GetValue(seed), Threads = result.GetValue(threads) },
            };
            var trained = await new FitScreen(terminal, asking.Language(result)).ShowAsync(
                tell => ModelTraining.Train(order with { Progress = new ToldProgress(tell) }, champion, cancellation),
                cancellation);
            var registry = await database.RegistryOfAsync(snapshot.Area, cancellation);
            var kept = await database.SaveModelAsync(ModelVersions.Of(registry, trained), cancellation);
            asking.Printer(result).Print(
                Rehearsed(trained.Rehearsal), Kept(kept, trained), Notes(trained.Rehearsal));
            return ExitCode.Done;
        });
        return command;
    }

    private static Sheet Rehearsed(Rehearsal rehearsal)
    {
        var sheet = new Sheet(
            "rehearsal",
            Phrase.Of(
                $"På de nyaste placeringarna, som ingen av dem har lärt av",
                $"On the newest placements, which none of them learned from"),
            [
                Column.Of("part", "Roll", "Part"),
                Column.Of("name", "Modell", "Model"),
                Column.Of("rows", "Placeringar", "Placements"),
                Column.Of("log_loss", "Logförlust", "Log-loss"),
                Column.Of("base_rate_log_loss", "Bara andelen", "Base rate alone"),
                Column.Of("auc", "AUC", "AUC"),
                Column.Of("calibration_error", "Kalibreringsfel", "Calibration error"),
                Column.Of("noise_floor", "Brusgolv", "Noise floor"),
            ]);
        foreach (var model in rehearsal.Models)
            sheet.Add(
                model.Part, model.Name, model.Metrics.Rows, Math.Round(model.Metrics.LogLoss, 4),
                Math.Round(model.Metrics.BaseRateLogLoss, 4),
                model.Metrics.Auc is { } auc ? Math.Round(auc, 3) : null,
                Math.Round(model.Metrics.Calibration.Error, 4), Math.Round(model.Metrics.Calibration.NoiseFloor, 4));
        return sheet;
    }

    private static Sheet Kept(StoredModel kept, TrainedModel trained)
    {
        var sheet = new Sheet("model", Phrase.Of($"Sparad", $"Kept"),
        [
            Column.Of("version", "Version (SHA-256)", "Version (SHA-256)"),
            Column.Of("number", "Nr", "No"),
            Column.Of("rows", "Placeringar", "Placements"),
            Column.Of("stage", "Lärt", "Learned"),
            Column.Of("started_stage", "Starter", "Starts"),
            Column.Of("label_version", "Etikett", "Label"),
        ]);
        sheet.Add(
            kept.Version, kept.Number, kept.Rows, $"{trained.Good.Stage}", $"{trained.Started?.Stage}",
            kept.LabelVersion);
        return sheet;
    }

    private static Sheet Notes(Rehearsal rehearsal)
    {
        var sheet = new Sheet(
            "notes", Phrase.Of($"Att märka", $"Notes"), [Column.Of("note", "Anmärkning", "Note")]);
        if (!rehearsal.LeftOut.IsEmpty) sheet.Add(rehearsal.LeftOut);
        return sheet;
    }

    private static InvalidInputException Nothing()
    {
        var check = new Check(Phrase.Of($"Databasen", $"Database"), "");
        check.Add(
            "database",
            $"är tom, väntade inlästa placeringar. Kanske 'matching load' först.",
            $"is empty, expected loaded placements. Maybe 'matching load' first.");
        return new InvalidInputException(check.Violations);
    }
}
