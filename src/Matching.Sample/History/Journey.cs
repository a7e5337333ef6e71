using Matching.Core.Employers;
using Matching.Core.Travel;
using Matching.Sample.People;
using Matching.Sample.Places;

namespace Matching.Sample.History;

/// <summary>
/// How long the way to a site takes in the sample's world. It is the sample's own model, so that the past does not
/// agree with the engine by construction.
/// </summary>
internal static class Journey
{
    /// <summary>Roads are longer than a straight line.</summary>
    private const double Detour = 1.3;

    /// <summary>What a way counts as that no mode reaches.</summary>
    private const double OutOfReach = 240;

    /// <summary>
    /// One-way minutes with the person's fastest mode, at most 240, from the true home also when it is kept back.
    /// </summary>
    public static double Minutes(Person person, Site site)
    {
        var kilometres = Detour * person.Home.KilometresTo(new Point(site.Latitude!.Value, site.Longitude!.Value));
        return Math.Min(OutOfReach, person.Draft.TravelModes.Min(mode => Minutes(mode, kilometres)));
    }

    private static double Minutes(TravelMode mode, double kilometres) => mode switch
    {
        TravelMode.Walk => kilometres <= 6 ? kilometres / 4.5 * 60 : OutOfReach,
        TravelMode.Cycle => kilometres <= 18 ? 2 + kilometres / 14 * 60 : OutOfReach,
        TravelMode.PublicTransport => 15 + kilometres / 35 * 60,
        _ => 5 + kilometres / 60 * 60,
    };
}
