using Matching.Core.Employers;
using Matching.Core.Participants;
using Matching.Core.Words;

namespace Matching.Core.Eligibility.Rules;

/// <summary>
/// Schools, preschools, after-school centres and homes for children take that a police-record extract was seen, for
/// every role there. A missing one opens about two weeks after somebody asks for it.
/// </summary>
internal static class ClearanceRule
{
    public static readonly Rule Rule = new("clearance", Phrase.Of($"registerutdrag", $"clearance"), Judge, Explain);

    /// <summary>The clearance that a slot takes; null for most.</summary>
    public static ClearanceKind? Kind(SlotFacts where) => SiteKinds.Clearance(where.Site.Kind);

    /// <summary>
    /// The finding when everything else has opened on a day: a record that is too old on it opens nothing.
    /// </summary>
    public static Finding JudgeFrom(in Pair pair, DateOnly start)
    {
        if (Kind(pair.Where) is not { } kind) return Finding.Passes;
        foreach (var clearance in pair.Who.Participant.Clearances)
            if (clearance.Opens(kind, start)) return Finding.Passes;
        return Missing(pair);
    }

    private static Finding Judge(in Pair pair) => JudgeFrom(pair, EligibilityRules.StartBeside(Rule, pair));

    private static Finding Missing(in Pair pair) => Finding.From(pair.Period.AsOf.AddDays(Clearance.LeadDays));

    private static Explanation Explain(in Pair pair, Finding finding)
    {
        if (Kind(pair.Where) is not { } kind)
            return Explanation.Of(Phrase.Of($"inget registerutdrag behövs", $"no clearance is needed"));
        var word = ClearanceWords.Kinds.Say(kind);
        return finding.Standing == Standing.Passes
            ? Explanation.Of(Phrase.Of($"{word} är uppvisat", $"a {word} has been seen"))
            : new Explanation(
                Phrase.Of(
                    $"{word} är inte uppvisat eller för gammalt; det tar ungefär {Clearance.LeadDays} dagar",
                    $"no {word} has been seen, or it is too old; it takes about {Clearance.LeadDays} days"),
                Phrase.Of($"begär {word}", $"ask for a {word}"));
    }
}
