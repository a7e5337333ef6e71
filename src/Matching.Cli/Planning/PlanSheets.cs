using Matching.Cli.Output;
using Matching.Core.Planning;
using Matching.Core.Words;
using Matching.Optimizer;
using Matching.Storage.Plans;

namespace Matching.Cli.Planning;

/// <summary>Lays a plan out as sheets: who is placed, who is not, what is proved.</summary>
internal static class PlanSheets
{
    private static readonly Vocabulary<Status> Statuses = new(
        new(Status.Optimal, "optimal", "optimal (bevisat bäst)", "optimal (proved best)"),
        new(Status.Feasible, "feasible", "giltig (inom gapet bäst)", "feasible (best within the gap)"),
        new(Status.Infeasible, "infeasible", "omöjlig (bevisat)", "infeasible (proved)"),
        new(Status.Unknown, "unknown", "okänd (inget funnet)", "unknown (nothing found)"));

    /// <summary>All sheets of a plan, the placements first.</summary>
    public static Sheet[] Of(Plan plan) => [Placements(plan), Certificate(plan), Unplaced(plan), Notes(plan)];

    /// <summary>All sheets of a kept plan, the placements first.</summary>
    public static Sheet[] Of(StoredPlan stored) => [.. Of(stored.Plan), Kept(stored)];

    /// <summary>Who goes where.</summary>
    public static Sheet Placements(Plan plan)
    {
        var sheet = new Sheet("placements", Phrase.Of($"Planen", $"The plan"),
        [
            Column.Of("participant", "Deltagare", "Participant"),
            Column.Of("where_shown", "Plats", "Slot", Readers.People),
            Column.ForPrograms("slot"),
            Column.ForPrograms("title"),
            Column.ForPrograms("site"),
            Column.Of("kind_shown", "Slag", "Kind", Readers.People),
            Column.ForPrograms("kind"),
            Column.Of("sessions_shown", "Halvdagar", "Half-days", Readers.People),
            Column.ForPrograms("sessions"),
            Column.Of("start_on", "Från", "From"),
            Column.ForPrograms("end_on"),
            Column.Of("fit_shown", "Passning", "Fit", Readers.People),
            Column.ForPrograms("fit"),
            Column.ForPrograms("fit_low"),
            Column.ForPrograms("fit_high"),
            Column.ForPrograms("value"),
            Column.Of("reasons", "Skäl", "Reasons"),
            Column.ForPrograms("arrange"),
        ]);
        foreach (var p in plan.Placements)
            sheet.Add(
                p.Participant.ToString(), $"{p.Title}, {p.Site}", p.Slot.ToString(), p.Title, p.Site,
                PlannedKinds.Words.Say(p.Kind), PlannedKinds.Words.Code(p.Kind),
                p.Sessions.Say(), p.Sessions.Text(Language.English), p.StartOn, p.EndOn,
                Shown(p.Fit), Rounded(p.Fit?.Probability), Rounded(p.Fit?.Low), Rounded(p.Fit?.High),
                p.Value, p.Reasons, p.Arrange);
        return sheet;
    }

    /// <summary>What is proved.</summary>
    public static Sheet Certificate(Plan plan)
    {
        var sheet = new Sheet("certificate", Phrase.Of($"Certifikat", $"Certificate"),
        [
            Column.ForPrograms("status"),
            Column.Of("status_shown", "Status", "Status", Readers.People),
            Column.Of("objective_shown", "Målvärde (objective)", "Objective", Readers.People),
            Column.Of("bound_shown", "Gräns (bound)", "Bound", Readers.People),
            Column.Of("gap_shown", "Gap (gap)", "Gap", Readers.People),
            Column.ForPrograms("objective"),
            Column.ForPrograms("bound"),
            Column.ForPrograms("certified_bound"),
            Column.ForPrograms("gap"),
            Column.Of("seconds", "Sekunder", "Seconds"),
        ]);
        var proof = plan.Certificate;
        sheet.Add(
            Statuses.Code(proof.Status), Statuses.Say(proof.Status), InUnits(proof.Objective), InUnits(proof.Bound),
            $"{100 * proof.Gap:0.0000} %", proof.Objective, proof.Bound, proof.CertifiedBound,
            proof.Gap, Math.Round(proof.Seconds, 3));
        return sheet;
    }

    /// <summary>Who is left out, and what would change it.</summary>
    public static Sheet Unplaced(Plan plan)
    {
        var sheet = new Sheet("unplaced", Phrase.Of($"Utan plats", $"Unplaced"),
        [
            Column.Of("participant", "Deltagare", "Participant"),
            Column.Of("reason", "Därför", "Reason"),
            Column.Of("nearest_fix", "Närmaste ändring", "Nearest fix"),
            Column.Of("next_step", "Nästa steg", "Next step"),
        ]);
        foreach (var u in plan.Unplaced) sheet.Add(u.Participant.ToString(), u.Reason, u.NearestFix, u.NextStep);
        return sheet;
    }

    private static Sheet Notes(Plan plan)
    {
        var sheet = new Sheet(
            "notes", Phrase.Of($"Att märka", $"Notes"), [Column.Of("note", "Anmärkning", "Note")]);
        foreach (var note in plan.Notes) sheet.Add(note);
        return sheet;
    }

    private static Sheet Kept(StoredPlan stored)
    {
        var sheet = new Sheet("plan", Phrase.Of($"Sparad", $"Kept"),
        [
            Column.Of("key", "Plan", "Plan"),
            Column.Of("created_at", "När (UTC)", "When (UTC)"),
            Column.Of("as_of", "Beslutsdag", "Decided on"),
            Column.Of("start_on", "Från", "From"),
            Column.Of("end_on", "Till", "To"),
            Column.Of("model", "Modell", "Model"),
            Column.Of("seed", "Frö", "Seed"),
        ]);
        var plan = stored.Plan;
        sheet.Add(
            stored.Key.ToString(), $"{stored.CreatedAt:yyyy-MM-dd HH:mm}", plan.AsOf, plan.StartOn, plan.EndOn,
            plan.Model, $"{plan.Seed}");
        return sheet;
    }

    // Millionths, with the point where a certain good outcome is 1.
    private static string InUnits(long millionths) => $"{millionths / Valuation.Unit:0.000000}";

    private static string Shown(PlannedFit? fit) => fit is null
        ? "–"
        : $"{Math.Round(100 * fit.Probability)} % ({Math.Round(100 * fit.Low)}–{Math.Round(100 * fit.High)})";

    private static double? Rounded(double? probability) =>
        probability is { } p ? Math.Round(p, 6) : null;
}
