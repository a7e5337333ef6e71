using System.CommandLine;
using Matching.Cli.Output;
using Matching.Core.Fitting;
using Matching.Core.Planning;
using Matching.Core.Suggestions;
using Matching.Core.Words;

namespace Matching.Cli.Suggesting;

/// <summary><c>matching suggest explain</c>: one fit against the person's own average slot.</summary>
internal static class ExplainCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var participant = new Argument<string>("PARTICIPANT") { Description = "2380/p17, or p17." };
        var slot = new Argument<string>("SLOT") { Description = "2380/s4, or s4." };
        var reader = CommonOptions.OneOf(
            "--for", "Who reads it: matcher (default) sees every effect, participant three plain sentences.",
            "matcher", "participant");
        var command = new Command(
            "explain",
            "Say what raises and lowers the fit of a participant at a slot, compared with the participant's own "
            + "average slot. Exit codes: 0 done, 2 bad input.")
        { participant, slot, reader };
        var asking = new Asking(terminal);
        asking.AddTo(command);
        command.SetAction(async (result, cancellation) =>
        {
            await using var database = await asking.OpenAsync(result, cancellation);
            var snapshot = await database.LoadSnapshotAsync(null, cancellation);
            var model = await database.ActiveModelAsync(snapshot.Area, cancellation);
            var finder = new SuggestionFinder(
                snapshot, asking.Period(result), new PlanningOptions { Model = model });
            var comparison = finder.Compare(
                Asking.ParticipantKey(result.GetRequiredValue(participant), snapshot),
                Asking.SlotKey(result.GetRequiredValue(slot), snapshot));
            Print(asking.Printer(result), comparison, result.GetValue(reader) == "participant");
            return ExitCode.Done;
        });
        return command;
    }

    private static void Print(Printer printer, FitComparison? comparison, bool plain)
    {
        if (comparison is null)
            printer.Say(Phrase.Of(
                $"En aktivitet har ingen passning: den är nästa steg.",
                $"An activity has no fit: it is the next step."));
        else if (plain)
            printer.Print(Sentences(ParticipantVersion.Of(comparison)));
        else
        {
            printer.Say(comparison.Say());
            printer.Print(Effects(comparison), Figures(comparison));
        }
    }

    private static Sheet Sentences(IReadOnlyList<Phrase> sentences)
    {
        var sheet = new Sheet("sentences", Phrase.Empty, [Column.Of("sentence", "Till dig", "To you")]);
        foreach (var sentence in sentences) sheet.Add(sentence);
        return sheet;
    }

    private static Sheet Effects(FitComparison comparison)
    {
        var sheet = new Sheet("effects", Phrase.Of($"Mot egen genomsnittsplats", $"Against the own average slot"),
        [
            Column.ForPrograms("feature"),
            Column.Of("reason", "Skäl", "Reason"),
            Column.Of("effect", "Tusendels logit", "1/1000 logit"),
            Column.Of("per_cent", "Procentenheter", "Percentage points"),
            Column.Of("clear", "Tydlig", "Clear"),
        ]);
        foreach (var effect in comparison.Effects)
            sheet.Add(
                FitSchema.Of(effect.Reason.Feature).Name, effect.Reason.Text, effect.Points,
                Math.Round(effect.PerCent, 1) + 0.0, Math.Abs(effect.Points) >= FitComparison.NoClearEffect);
        return sheet;
    }

    private static Sheet Figures(FitComparison comparison)
    {
        var sheet = new Sheet("fit", Phrase.Of($"Passning", $"Fit"),
        [
            Column.Of("model", "Modell", "Model"),
            Column.ForPrograms("model_version"),
            Column.Of("probability", "Sannolikhet", "Probability"),
            Column.Of("low", "Lägst", "Low"),
            Column.Of("high", "Högst", "High"),
            Column.Of("started", "Start i tid", "Start in time"),
            Column.Of("good", "Gott utfall", "Good outcome"),
            Column.Of("lift", "Lyft", "Lift"),
            Column.Of("similar", "Liknande placeringar", "Similar placements"),
        ]);
        var fit = comparison.Fit;
        sheet.Add(
            fit.Model, fit.Version, Rounded(fit.Probability), Rounded(fit.Low), Rounded(fit.High),
            fit.Started is { } started ? Rounded(started.Probability) : null, Rounded(fit.Good.Probability),
            Rounded(comparison.Lift), fit.Support);
        return sheet;
    }

    private static double Rounded(double value) => Math.Round(value, 4);
}
