using Matching.Core.Slots;
using Matching.Core.Words;

namespace Matching.Core.Eligibility.Rules;

/// <summary>
/// A placement under the state programme lasts at most six months. Time at the same slot counts together when the
/// pause was at most a month, so that the limit cannot be reached twice in a row; time that is agreed counts like time
/// that has ended, since a plan is made before anybody records the end.
/// </summary>
internal static class FormRule
{
    public static readonly Rule Rule =
        new("form", Phrase.Of($"placeringsformens längsta tid", $"placement form's maximum length"), Judge, Explain)
        {
            KindOf = Kind,
        };

    private const int PauseDays = 31;

    /// <summary>True where the form of a slot has a maximum length.</summary>
    public static bool IsLimited(SlotFacts where) => PlacementForms.MaximumMonths(where.Slot.Form) is not null;

    /// <summary>
    /// The last day that the form allows for a placement that starts on a day; null when nothing limits it.
    /// </summary>
    public static DateOnly? LastDay(in Pair pair, DateOnly start) =>
        IsLimited(pair.Where) ? LastDayFrom(pair.Where, FirstDayThatCounts(pair, start)) : null;

    /// <summary>The same when the first day that counts is known.</summary>
    public static DateOnly? LastDayFrom(SlotFacts where, DateOnly first) =>
        PlacementForms.MaximumMonths(where.Slot.Form) is { } months ? first.AddMonths(months).AddDays(-1) : null;

    private static DateOnly FirstDayThatCounts(in Pair pair, DateOnly start)
    {
        var first = start;
        foreach (var held in pair.Who.Held)
            if (held.Slot.Slot.Key == pair.Where.Slot.Key
                && held.Placement.StartOn < first
                && CountsOn(first, held))
                first = held.Placement.StartOn;
        return first;
    }

    // Only a limited form looks at what was before, and no farther back than a pause.
    private static object? Kind(ParticipantFacts who, PlanPeriod period)
    {
        foreach (var held in who.Held)
            if (IsLimited(held.Slot) && CountsOn(period.StartOn, held)) return null;
        return Rule.Everybody;
    }

    private static bool CountsOn(DateOnly day, HeldPlacement held) =>
        day.DayNumber - held.Placement.EndOn.DayNumber <= PauseDays;

    private static Finding Judge(in Pair pair) => Finding.If(
        LastDay(pair, pair.Where.OpensOn) is not { } last
        || last.DayNumber - pair.Where.OpensOn.DayNumber + 1 >= PeriodRule.MinimumDays(pair.Where));

    private static Explanation Explain(in Pair pair, Finding finding)
    {
        var form = PlacementForms.Words.Say(pair.Where.Slot.Form);
        if (PlacementForms.MaximumMonths(pair.Where.Slot.Form) is not { } months)
            return Explanation.Of(Phrase.Of($"{form} har ingen längsta tid", $"{form} has no maximum length"));
        var why = Phrase.Of($"{form}: högst {months} månader", $"{form}: at most {months} months");
        return finding.Standing == Standing.Passes
            ? Explanation.Of(why)
            : new Explanation(
                Phrase.Of($"{why}, och de är förbrukade här", $"{why}, and they are used up here"),
                Phrase.Of($"samma plats i en annan form", $"the same slot under another form"));
    }
}
