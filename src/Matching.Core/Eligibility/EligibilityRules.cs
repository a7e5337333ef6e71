using Matching.Core.Eligibility.Rules;

namespace Matching.Core.Eligibility;

/// <summary>
/// The list of rules that decide which (participant, slot) pairs are options, cheapest first. Planner, suggestions
/// and "why not" all read this one list, so that no answer contradicts another.
/// </summary>
public static class EligibilityRules
{
    /// <summary>Every rule, in the order in which they are asked.</summary>
    public static readonly IReadOnlyList<Rule> All =
    [
        SharingRule.Rule,
        ReadinessRule.Rule,
        StageRule.Rule,
        VetoRule.Rule,
        LicenceRule.Rule,
        PeriodRule.Rule,
        SessionsRule.Rule,
        LanguageRule.Rule,
        SiteCapRule.Rule,
        AdaptationRule.Rule,
        ClearanceRule.Rule,
        TravelRule.Rule,
        DemandRule.Rule,
        LastPlacementRule.Rule,
        FormRule.Rule,
    ];

    /// <summary>Every rule but the last to be asked, which looks at the day on which these have opened.</summary>
    internal static readonly IReadOnlyList<Rule> BeforeClearance = [.. All.Where(rule => rule != ClearanceRule.Rule)];

    /// <summary>The days of the placement when the pair is an option. Stops at the first rule that fails.</summary>
    /// <returns>False when it is no option in this period.</returns>
    public static bool IsOption(in Pair pair, out OptionDays days)
    {
        days = default;
        var start = pair.Period.StartOn;
        foreach (var rule in BeforeClearance)
            if (!Opens(rule.Judge(pair), ref start)) return false;
        return IsOptionFrom(pair, start, out days);
    }

    /// <summary>The days of the placement when every rule but clearance has opened on a day.</summary>
    internal static bool IsOptionFrom(in Pair pair, DateOnly start, out OptionDays days)
    {
        days = default;
        if (!Opens(ClearanceRule.JudgeFrom(pair, start), ref start)) return false;
        days = new OptionDays(start, LastDay(pair, start));
        return days.Fits(pair);
    }

    /// <summary>False when nothing opens; else the start moves to the day on which it has.</summary>
    internal static bool Opens(Finding finding, ref DateOnly start)
    {
        if (finding.Standing == Standing.Opens && finding.OpensOn > start) start = finding.OpensOn;
        return finding.Standing != Standing.Fails;
    }

    /// <summary>Every rule's finding on a pair, and the days if it is an option.</summary>
    public static Judgement Judge(in Pair pair)
    {
        var findings = new RuleFinding[All.Count];
        for (var i = 0; i < findings.Length; i++) findings[i] = new RuleFinding(All[i], pair, All[i].Judge(pair));
        return new Judgement(findings, IsOption(pair, out var days) ? days : null, EarliestStart(pair, findings));
    }

    /// <summary>The first day of a placement as far as every other rule is concerned.</summary>
    internal static DateOnly StartBeside(Rule rule, in Pair pair)
    {
        var start = pair.Period.StartOn;
        foreach (var other in All)
            if (other != rule && other.Judge(pair) is { Standing: Standing.Opens } finding && finding.OpensOn > start)
                start = finding.OpensOn;
        return start;
    }

    private static DateOnly EarliestStart(in Pair pair, RuleFinding[] findings)
    {
        var start = pair.Period.StartOn;
        foreach (var finding in findings)
            if (finding.Finding.Standing == Standing.Opens && finding.Finding.OpensOn > start)
                start = finding.Finding.OpensOn;
        return start;
    }

    /// <summary>The last day of a placement as far as slot and plan are concerned.</summary>
    internal static DateOnly LastDay(SlotFacts where, PlanPeriod period) =>
        where.ClosesOn < period.EndOn ? where.ClosesOn : period.EndOn;

    private static DateOnly LastDay(in Pair pair, DateOnly start)
    {
        var last = LastDay(pair.Where, pair.Period);
        return FormRule.LastDay(pair, start) is { } allowed && allowed < last ? allowed : last;
    }
}

/// <summary>First and last day of the placement that an option would become.</summary>
/// <param name="StartOn">First day: the plan's start, or the day on which the last hindrance opens.</param>
/// <param name="EndOn">Last day: the slot's, the season's, the form's or the plan's, whichever comes first.</param>
public readonly record struct OptionDays(DateOnly StartOn, DateOnly EndOn)
{
    /// <summary>True when it starts in time for the plan and is long enough.</summary>
    internal bool Fits(in Pair pair) =>
        StartOn <= pair.Period.LatestStartOn && AreEnough(PeriodRule.MinimumDays(pair.Where));

    /// <summary>True when there are as many days, both ends counted.</summary>
    internal bool AreEnough(int minimum) => EndOn.DayNumber - StartOn.DayNumber + 1 >= minimum;
}
