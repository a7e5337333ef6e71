using Matching.Core.Employers;
using Matching.Core.Participants;
using Matching.Core.Travel;
using Matching.Sample.History;
using Matching.Sample.People;
using Matching.Sample.Places;

namespace Matching.Sample.Tests.History;

public sealed class JourneyTests
{
    private static readonly Site Site = new(new SiteDraft
    {
        Municipality = "2380", Id = "s", Employer = "e", Name = "n", Latitude = 63.18, Longitude = 14.64,
    });

    [Fact]
    public void Minutes_SeveralModes_TakesTheFastest()
    {
        var kilometres = 111.19 * 0.1 * 1.3;

        Assert.Equal(2 + kilometres / 14 * 60, Minutes(TravelMode.Walk, TravelMode.Cycle), 3);
        Assert.Equal(15 + kilometres / 35 * 60, Minutes(TravelMode.Walk, TravelMode.PublicTransport), 3);
        Assert.Equal(5 + kilometres, Minutes(TravelMode.PublicTransport, TravelMode.Car), 3);
    }

    [Fact]
    public void Minutes_NoModeReaches_IsFourHours() => Assert.Equal(240, Minutes(TravelMode.Walk));

    private static double Minutes(params TravelMode[] modes) => Journey.Minutes(
        new Person(0, new ParticipantDraft { TravelModes = modes }, Traits.Of(1, 1)[0], new Point(63.28, 14.64)), Site);
}
