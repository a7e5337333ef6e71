using Matching.Core.Employers;
using Matching.Core.Words;

namespace Matching.Core.Eligibility.Rules;

/// <summary>
/// Period and season: the slot has to be open within the plan, for two weeks at least unless it is an activity.
/// </summary>
internal static class PeriodRule
{
    public static readonly Rule Rule =
        new("period", Phrase.Of($"period och säsong", $"period and season"), Judge, Explain);

    /// <summary>The least number of days, both counted.</summary>
    public static int MinimumDays(SlotFacts slot) =>
        slot.Slot.Activity is null ? PlanPeriod.MinimumPlacementDays : 1;

    private static Finding Judge(in Pair pair)
    {
        var where = pair.Where;
        if (where.ClosesOn.DayNumber - where.OpensOn.DayNumber + 1 < MinimumDays(where)) return Finding.Fails;
        return where.OpensOn <= pair.Period.StartOn ? Finding.Passes : Finding.From(where.OpensOn);
    }

    private static Explanation Explain(in Pair pair, Finding finding)
    {
        var (where, slot) = (pair.Where, pair.Where.Slot);
        var seasonal = slot.Season is not null || SiteKinds.LongestSeason(where.Site.Kind) is not null;
        var open = Phrase.Of(
            $"platsen är öppen {where.OpensOn:yyyy-MM-dd} till {where.ClosesOn:yyyy-MM-dd}",
            $"the slot is open {where.OpensOn:yyyy-MM-dd} to {where.ClosesOn:yyyy-MM-dd}");
        return finding.Standing switch
        {
            Standing.Passes => Explanation.Of(open),
            Standing.Opens => new Explanation(
                seasonal ? Phrase.Of($"säsongen: {open}", $"the season: {open}") : open,
                Phrase.Of(
                    $"börja tidigast {finding.OpensOn:yyyy-MM-dd}",
                    $"start on {finding.OpensOn:yyyy-MM-dd} at the earliest")),
            _ => new Explanation(
                Phrase.Of(
                    $"platsen slutar {slot.EndOn:yyyy-MM-dd} och har mindre än {MinimumDays(where)} dagar kvar i "
                    + $"planen",
                    $"the slot ends on {slot.EndOn:yyyy-MM-dd} and has less than {MinimumDays(where)} days left in "
                    + $"the plan"),
                Phrase.Of(
                    $"arbetsgivaren förlänger perioden till minst "
                    + $"{where.OpensOn.AddDays(MinimumDays(where) - 1):yyyy-MM-dd}",
                    $"the employer extends it to {where.OpensOn.AddDays(MinimumDays(where) - 1):yyyy-MM-dd} or later")),
        };
    }
}
