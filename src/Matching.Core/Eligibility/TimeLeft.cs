using Matching.Core.Eligibility.Rules;
using Matching.Core.Words;

namespace Matching.Core.Eligibility;

/// <summary>
/// What has to change in time, beside the rules that fail, before a pair is an option: when everything else has opened,
/// the plan, the slot and the form must leave room for the shortest placement.
/// </summary>
internal static class TimeLeft
{
    /// <summary>Each change; none when there is time enough.</summary>
    public static IEnumerable<Phrase> Changes(Pair pair, Judgement judgement)
    {
        var (where, period) = (pair.Where, pair.Period);
        // Another season is another question: the day on which this slot opens says nothing about it.
        if (PeriodRule.SeasonIsTooShort(where)) yield break;
        var start = where.OpensOn > judgement.EarliestStartOn ? where.OpensOn : judgement.EarliestStartOn;
        var enough = start.AddDays(PeriodRule.MinimumDays(where) - 1);
        if (start > period.LatestStartOn)
            yield return Phrase.Of(
                $"planen tar starter till och med {start:yyyy-MM-dd}",
                $"the plan takes starts up to {start:yyyy-MM-dd}");
        if (enough > period.EndOn)
            yield return Phrase.Of(
                $"planen räcker till {enough:yyyy-MM-dd}", $"the plan reaches to {enough:yyyy-MM-dd}");
        if (enough > where.ClosesOn && !Fails(judgement, PeriodRule.Rule))
            yield return where.SeasonDays is { } season && season.Last < enough
                ? Phrase.Of($"börja nästa säsong", $"start next season")
                : Phrase.Of(
                    $"arbetsgivaren förlänger perioden till minst {enough:yyyy-MM-dd}",
                    $"the employer extends it to {enough:yyyy-MM-dd} or later");
        if (FormRule.LastDay(pair, start) < enough && !Fails(judgement, FormRule.Rule))
            yield return Phrase.Of($"samma plats i en annan form", $"the same slot under another form");
    }

    private static bool Fails(Judgement judgement, Rule rule) => judgement.Hindrances.Any(found => found.Rule == rule);
}
