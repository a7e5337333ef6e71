using Matching.Cli.Output;
using Matching.Core.Words;
using Matching.Optimizer;

namespace Matching.Cli.Solving;

/// <summary>
/// What is printed of a solution: its certificate in one row, and who contradict each other when there is no plan.
/// </summary>
internal static class CertificateSheet
{
    public static Sheet Of(Solution solution)
    {
        bool isBounded = solution.Status != Status.Infeasible;
        var sheet = new Sheet("certificate", Phrase.OfTexts("Intyg", "Certificate"),
        [
            Column.Of("status", "Läge", "Status"),
            Column.Of("objective", "Målvärde", "Objective"),
            Column.Of("bound", "Gräns", "Bound"),
            Column.Of("gap_percent", "Gap %", "Gap %"),
            Column.Of("certified_bound", "Bevisad av priser", "Proved by prices"),
            Column.Of("placed", "Placerade", "Placed"),
            Column.Of("unplaced", "Oplacerade", "Unplaced"),
            Column.Of("seconds", "Sekunder", "Seconds"),
            Column.ForPrograms("ticks"),
        ]);
        sheet.Add(
            solution.Status.ToString().ToUpperInvariant(),
            solution.HasPlan ? solution.Objective : null,
            isBounded ? solution.Bound : null,
            solution.HasPlan ? Math.Round(100 * Gap(solution), 6) : null,
            isBounded ? solution.CertifiedBound : null,
            solution.HasPlan ? solution.Slot.Count(slot => slot >= 0) : null,
            solution.HasPlan ? solution.Slot.Count(slot => slot < 0) : null,
            Math.Round(solution.Elapsed.TotalSeconds, 3),
            solution.Statistics.Ticks);
        return sheet;
    }

    public static Sheet ConflictOf(Solution solution)
    {
        var sheet = new Sheet("conflict_set", Phrase.OfTexts("Detta motsäger sig", "These contradict each other"),
        [
            Column.Of("kind", "Slag", "Kind"),
            Column.Of("index", "Index", "Index"),
        ]);
        foreach (int i in solution.ConflictSet.Pins) sheet.Add("pin", i);
        foreach (int q in solution.ConflictSet.Quotas) sheet.Add("quota", q);
        foreach (int j in solution.ConflictSet.Crews) sheet.Add("crew", j);
        return sheet;
    }

    private static double Gap(Solution solution) =>
        (solution.Bound - (double)solution.Objective) / Math.Max(1, Math.Abs((double)solution.Bound));
}
