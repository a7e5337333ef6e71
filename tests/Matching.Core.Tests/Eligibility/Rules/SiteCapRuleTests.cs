using Matching.Core.Placements;

namespace Matching.Core.Tests.Eligibility.Rules;

public sealed class SiteCapRuleTests
{
    private static Area Capped(int? cap) => new Area
    {
        Participants = [Area.Anybody, Area.Anybody with { Id = "p2" }],
        Placements =
        [
            Area.Placement(PlacementState.Started, Area.Start, Area.Start.AddDays(60)) with { Participant = "p2" },
        ],
    }.At(s => s with { TraineeCap = cap });

    [Fact]
    public void Judge_WithoutACap_Passes() =>
        Capped(null).Finding("site_cap").Passes("inget tak är avtalat", "no cap is agreed");

    [Fact]
    public void Judge_BelowTheCap_PassesWithTheCount() => Capped(2).Finding("site_cap").Passes(
        "1 av högst 2 deltagare har överenskomna placeringar på arbetsstället",
        "1 of at most 2 participants have agreed placements at the site");

    [Fact]
    public void Judge_AtTheCap_FailsUntilSomebodyEndsOrTheCapIsRaised()
    {
        Capped(1).Finding("site_cap").Fails(
            "1 av högst 1 deltagare har överenskomna placeringar på arbetsstället",
            "1 of at most 1 participants have agreed placements at the site")
            .Until("någon slutar, eller taket höjs i samråd", "somebody ends, or the cap is raised together");
        Capped(2).Finding("site_cap").NoLongerFails();
        (Capped(1) with { Placements = [] }).Finding("site_cap").NoLongerFails();
    }

    [Fact]
    public void Judge_AnActivityAtAFullSite_Passes() => (Capped(1) with { Slots = [Area.AnyActivity, Area.AnySlot] })
        .Finding("site_cap").Passes("inget tak är avtalat", "no cap is agreed");
}
