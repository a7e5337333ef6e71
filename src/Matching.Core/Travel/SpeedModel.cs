namespace Matching.Core.Travel;

/// <summary>
/// How long a way takes, from the great-circle distance: minutes = fixed minutes + distance × detour ÷ speed. A
/// stand-in until a road and timetable service is connected; it is a judgement, stated here so that it can be argued
/// about. Ways on foot and by bicycle end at a distance that few train at the end of.
/// </summary>
public static class SpeedModel
{
    /// <summary>Mean Earth radius in kilometres (IUGG).</summary>
    public const double EarthRadiusKilometres = 6371.0088;

    /// <summary>Road and path length over great-circle length: 1.3 for every mode.</summary>
    public const double Detour = 1.3;

    /// <summary>
    /// Minutes for a great-circle distance by one mode, rounded up; null when the mode does not reach.
    /// </summary>
    /// <param name="mode">The mode.</param>
    /// <param name="kilometres">Great-circle distance, 0 or more.</param>
    public static int? Minutes(TravelMode mode, double kilometres)
    {
        var (fixedMinutes, kilometresPerHour, reach) = mode switch
        {
            TravelMode.Walk => (0, 5.0, 5.0),
            TravelMode.Cycle => (2, 15.0, 15.0),
            TravelMode.PublicTransport => (12, 40.0, double.PositiveInfinity),
            TravelMode.Car => (5, 60.0, double.PositiveInfinity),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        if (kilometres > reach) return null;
        return (int)Math.Ceiling(fixedMinutes + kilometres * Detour / kilometresPerHour * 60);
    }
}
