using Matching.Core.Words;

namespace Matching.Core.Eligibility.Rules;

/// <summary>
/// A site's trainee cap, agreed so that nobody on its staff is displaced: full when agreed placements reach it. Among
/// proposals the plan keeps the cap itself.
/// </summary>
internal static class SiteCapRule
{
    public static readonly Rule Rule =
        new("site_cap", Phrase.Of($"arbetsställets tak", $"site's trainee cap"), Judge, Explain)
        {
            KindOf = (_, _) => Rule.Everybody,
        };

    private static Finding Judge(in Pair pair) => Finding.If(
        pair.Where.Slot.Activity is not null
        || pair.Where.Site.TraineeCap is not { } cap
        || pair.Where.AgreedAtSite < cap);

    private static Explanation Explain(in Pair pair, Finding finding)
    {
        if (pair.Where.Site.TraineeCap is not { } cap || pair.Where.Slot.Activity is not null)
            return Explanation.Of(Phrase.Of($"inget tak är avtalat", $"no cap is agreed"));
        var why = Phrase.Of(
            $"{pair.Where.AgreedAtSite} av högst {cap} deltagare har överenskomna placeringar på arbetsstället",
            $"{pair.Where.AgreedAtSite} of at most {cap} participants have agreed placements at the site");
        return finding.Standing == Standing.Passes
            ? Explanation.Of(why)
            : new Explanation(
                why,
                Phrase.Of($"någon slutar, eller taket höjs i samråd", $"somebody ends, or the cap is raised together"));
    }
}
