using Matching.Core.Slots;
using Matching.Core.Words;

namespace Matching.Core.Eligibility.Rules;

/// <summary>
/// A placement under the state programme lasts at most six months. Time at the same slot counts together when the
/// pause was at most a month, so that the limit cannot be reached twice in a row.
/// </summary>
internal static class FormRule
{
    public static readonly Rule Rule =
        new("form", Phrase.Of($"placeringsformens längsta tid", $"placement form's maximum length"), Judge, Explain);

    private const int PauseDays = 31;

    /// <summary>
    /// The last day that the form allows for a placement that starts on a day; null when nothing limits it.
    /// </summary>
    public static DateOnly? LastDay(in Pair pair, DateOnly start) =>
        PlacementForms.MaximumMonths(pair.Where.Slot.Form) is { } months
            ? FirstDayThatCounts(pair, start).AddMonths(months).AddDays(-1)
            : null;

    private static DateOnly FirstDayThatCounts(in Pair pair, DateOnly start)
    {
        var first = start;
        foreach (var past in pair.Who.Past)
            if (past.Slot.Slot.Key == pair.Where.Slot.Key
                && past.Placement.StartOn < first
                && first.DayNumber - past.Placement.EndOn.DayNumber <= PauseDays)
                first = past.Placement.StartOn;
        return first;
    }

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
