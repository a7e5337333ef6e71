namespace Matching.Core.Eligibility;

/// <summary>One rule's finding on a pair; put into words when somebody reads them.</summary>
public sealed class RuleFinding
{
    private readonly Pair _pair;
    private Explanation? _explanation;

    internal RuleFinding(Rule rule, in Pair pair, Finding finding) => (Rule, _pair, Finding) = (rule, pair, finding);

    /// <summary>The rule.</summary>
    public Rule Rule { get; }

    /// <summary>What it found.</summary>
    public Finding Finding { get; }

    /// <summary>The finding in words.</summary>
    public Explanation Explanation => _explanation ??= Rule.Explain(_pair, Finding);
}

/// <summary>Everything the rules say of one pair.</summary>
/// <param name="Findings">One per rule, in the order of the list.</param>
/// <param name="Days">The placement's days when the pair is an option; null when it is not.</param>
/// <param name="EarliestStartOn">
/// The day on which everything that opens has opened; meaningful when no rule fails. After the plan's latest start,
/// that is why it is no option.
/// </param>
public sealed record Judgement(IReadOnlyList<RuleFinding> Findings, OptionDays? Days, DateOnly EarliestStartOn)
{
    /// <summary>True when the pair is an option.</summary>
    public bool IsOption => Days is not null;

    /// <summary>The findings that fail.</summary>
    public IEnumerable<RuleFinding> Hindrances => Findings.Where(f => f.Finding.Standing == Standing.Fails);

    /// <summary>The findings that open on a day; whatever passes leaves nothing to arrange.</summary>
    public IEnumerable<RuleFinding> ToArrange => Findings.Where(f => f.Finding.Standing == Standing.Opens);
}
