using Matching.Core.Participants;
using Matching.Core.Travel;

namespace Matching.Core.Tests.Eligibility.Rules;

public sealed class TravelRuleTests
{
    private static Area Accepting(int minutes) => new Area().Who(p => p with { MaximumTravelMinutes = minutes });

    [Fact]
    public void Judge_ExactlyTheAcceptedMinutes_Passes() => Accepting(15).Finding("travel").Passes(
        "restid ungefär 15 min, högst 15 accepteras", "about 15 min one way, at most 15 accepted");

    [Fact]
    public void Judge_OneMinuteMore_FailsUntilItIsAccepted()
    {
        Accepting(14).Finding("travel").Fails(
            "restid ungefär 15 min, högst 14 accepteras", "about 15 min one way, at most 14 accepted")
            .Until(
                "deltagaren accepterar 15 min, eller skjuts ordnas",
                "the participant accepts 15 min, or a lift is arranged");
        Accepting(15).Finding("travel").NoLongerFails();
    }

    [Fact]
    public void Judge_AMatchersBand_SaysThatItIsOne() =>
        Accepting(30).Who(p => p with { TravelBands = [new("a1", 30)] }).Finding("travel").Passes(
            "restid högst 30 min enligt matcharen, högst 30 accepteras",
            "at most 30 min one way as the matcher states, at most 30 accepted");

    [Fact]
    public void Judge_ABandForAnotherSite_OnceMadeAComputedTimeTheMatchers() =>
        Accepting(30).Who(p => p with { TravelBands = [new("a2", 30)] }).Finding("travel").Passes(
            "restid ungefär 15 min, högst 30 accepteras", "about 15 min one way, at most 30 accepted");

    [Fact]
    public void Judge_ASiteWithoutAPosition_FailsUntilItIsStated()
    {
        var area = new Area().At(s => s with { Latitude = null, Longitude = null });
        area.Finding("travel").Fails("arbetsställets läge är inte angivet", "the site's position is not stated")
            .Until("ange arbetsställets läge", "state the site's position");
        new Area().Finding("travel").NoLongerFails();
    }

    [Fact]
    public void Judge_APersonWithoutAHomeArea_FailsUntilItOrABandIsStated()
    {
        var area = new Area().Who(p => p with { Latitude = null, Longitude = null });
        area.Finding("travel").Fails("restiden är okänd", "the travel time is unknown")
            .Until(
                "matcharen anger hemområde eller ett restidsband", "the matcher states a home area or a travel band");
        area.Who(p => p with { TravelBands = [new("*", 60)] }).Finding("travel").NoLongerFails();
    }

    [Fact]
    public void Judge_WalkersTooFarAway_FailUntilTheyTakeTheBus()
    {
        var area = new Area().Who(p => p with { TravelModes = [TravelMode.Walk] }).At(s => s with { Latitude = 62.7 });
        area.Finding("travel").Fails(
            "inget av deltagarens färdsätt når dit", "none of the participant's ways to travel reaches it")
            .Until(
                "ett färdsätt till, till exempel kollektivtrafik (ungefär 28 min)",
                "one more way to travel, such as by public transport (about 28 min)");
        area.Who(p => p with { TravelModes = [TravelMode.Walk, TravelMode.PublicTransport] })
            .Finding("travel").NoLongerFails();
    }

    [Fact]
    public void Judge_WalkersVeryFarAway_WereOnceToldThatABusWouldDoThoughItTakesHours()
    {
        var area = new Area().Who(p => p with { TravelModes = [TravelMode.Walk] }).At(s => s with { Latitude = 63.5 });
        area.Finding("travel").Until(
            "ett färdsätt till, till exempel kollektivtrafik, och att deltagaren accepterar 201 min",
            "one more way to travel, such as by public transport, and that the participant accepts 201 min");
        area.Who(p => p with { TravelModes = [TravelMode.PublicTransport], MaximumTravelMinutes = 201 })
            .Finding("travel").NoLongerFails();
    }

    [Fact]
    public void Judge_AProtectedIdentity_IsTheSameWhereverTheSiteMoves()
    {
        var random = new Random(5);
        foreach (var bands in new TravelBand[][] { [new("*", 45)], [new("a1", 30)], [new("a2", 30)] })
        {
            var area = new Area().Who(p => p with
            {
                ProtectedIdentity = true,
                Latitude = null,
                Longitude = null,
                TravelBands = bands,
                TravelModes = [TravelMode.Walk, TravelMode.Car],
            });
            var before = Findings(area);
            for (var i = 0; i < 25; i++)
            {
                var (latitude, longitude) = (55 + 15 * random.NextDouble(), 10 + 15 * random.NextDouble());
                Assert.Equal(before, Findings(area.At(s => s with { Latitude = latitude, Longitude = longitude })));
            }
        }
    }

    private static string[] Findings(Area area) =>
    [
        .. area.Judge().Findings.Select(f => $"{f.Finding} {f.Explanation.Why} {f.Explanation.Change}"),
        .. Core.Fitting.FitEstimate.Of(Core.Fitting.PlacementModel.Prior, area.Decision())
            .Reasons.Select(r => $"{r.Say()}"),
    ];
}
