using Matching.Core.Words;

namespace Matching.Core.Eligibility.Rules;

/// <summary>
/// Period and season: the slot has to be open within the plan, for two weeks at least unless it is an activity.
/// </summary>
internal static class PeriodRule
{
    public static readonly Rule Rule =
        new("period", Phrase.Of($"period och säsong", $"period and season"), Judge, Explain)
        {
            KindOf = (_, _) => Rule.Everybody,
        };

    /// <summary>The least number of days, both counted.</summary>
    public static int MinimumDays(SlotFacts slot) =>
        slot.Slot.Activity is null ? PlanPeriod.MinimumPlacementDays : 1;

    /// <summary>True when the season, and not the slot's own last day, leaves too few days.</summary>
    public static bool SeasonIsTooShort(SlotFacts slot) =>
        slot.SeasonDays is { } season && season.Last < slot.OpensOn.AddDays(MinimumDays(slot) - 1);

    private static Finding Judge(in Pair pair)
    {
        var where = pair.Where;
        if (where.ClosesOn.DayNumber - where.OpensOn.DayNumber + 1 < MinimumDays(where)) return Finding.Fails;
        return where.OpensOn <= pair.Period.StartOn ? Finding.Passes : Finding.From(where.OpensOn);
    }

    private static Explanation Explain(in Pair pair, Finding finding)
    {
        var where = pair.Where;
        var open = Phrase.Of(
            $"platsen är öppen {where.OpensOn:yyyy-MM-dd} till {where.ClosesOn:yyyy-MM-dd}",
            $"the slot is open {where.OpensOn:yyyy-MM-dd} to {where.ClosesOn:yyyy-MM-dd}");
        return finding.Standing switch
        {
            Standing.Passes => Explanation.Of(open),
            Standing.Opens => new Explanation(
                where.SeasonDays is not null ? Phrase.Of($"säsongen: {open}", $"the season: {open}") : open,
                Phrase.Of(
                    $"börja tidigast {finding.OpensOn:yyyy-MM-dd}",
                    $"start on {finding.OpensOn:yyyy-MM-dd} at the earliest")),
            _ => TooShort(where),
        };
    }

    private static Explanation TooShort(SlotFacts where)
    {
        var days = MinimumDays(where);
        var enough = where.OpensOn.AddDays(days - 1);
        if (where.SeasonDays is { } season && SeasonIsTooShort(where))
            return new Explanation(
                Phrase.Of(
                    $"säsongen slutar {season.Last:yyyy-MM-dd}, mindre än {days} dagar efter att platsen kan börja",
                    $"the season ends on {season.Last:yyyy-MM-dd}, less than {days} days after the slot can start"),
                season.Last.DayNumber - season.First.DayNumber + 1 >= days
                    ? Phrase.Of($"börja nästa säsong", $"start next season")
                    : Phrase.Of(
                        $"arbetsgivaren håller öppet minst {days} dagar i säsongen",
                        $"the employer keeps it open for at least {days} days of the season"));
        return new Explanation(
            Phrase.Of(
                $"platsen slutar {where.Slot.EndOn:yyyy-MM-dd} och har mindre än {days} dagar kvar i planen",
                $"the slot ends on {where.Slot.EndOn:yyyy-MM-dd} and has less than {days} days left in the plan"),
            Phrase.Of(
                $"arbetsgivaren förlänger perioden till minst {enough:yyyy-MM-dd}",
                $"the employer extends it to {enough:yyyy-MM-dd} or later"));
    }
}
