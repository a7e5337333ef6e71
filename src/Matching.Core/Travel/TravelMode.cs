using System.Globalization;
using Matching.Core.Words;

namespace Matching.Core.Travel;

/// <summary>A way to travel.</summary>
public enum TravelMode
{
    /// <summary>On foot.</summary>
    Walk,

    /// <summary>By bicycle.</summary>
    Cycle,

    /// <summary>By bus or train.</summary>
    PublicTransport,

    /// <summary>By car, one's own or a lift.</summary>
    Car,
}

/// <summary>
/// A matcher's statement of how long the way to a site takes at most. For people with protected identity it stands in
/// for every distance, so that nothing computed can be triangulated.
/// </summary>
/// <param name="Site">The site's id in the participant's own municipality, <c>2281/a1</c> in another, or <c>*</c> for
/// every site that is not named.</param>
/// <param name="MaximumMinutes">Upper end of the band, one way: 5 to 240 minutes.</param>
public sealed record TravelBand(string Site, int MaximumMinutes)
{
    /// <summary>The form in files, <c>badplats-1=30</c>; <see cref="TryParse"/> reads it back.</summary>
    public override string ToString() => $"{Site}={MaximumMinutes}";

    /// <summary>Reads <c>site=minutes</c>.</summary>
    public static bool TryParse(string text, out TravelBand band)
    {
        var parts = text.Split('=', 2, StringSplitOptions.TrimEntries);
        band = new TravelBand(parts[0], 0);
        if (parts.Length < 2 || parts[0].Length == 0) return false;
        if (!int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var minutes)) return false;
        band = new TravelBand(parts[0], minutes);
        return true;
    }
}

/// <summary>The words of travel modes.</summary>
public static class TravelWords
{
    /// <summary>Words of <see cref="TravelMode"/>.</summary>
    public static readonly Vocabulary<TravelMode> Modes = new(
        new(TravelMode.Walk, "walk", "till fots", "on foot", "gång", "går"),
        new(TravelMode.Cycle, "cycle", "cykel", "by bicycle", "bike"),
        new(TravelMode.PublicTransport, "public_transport", "kollektivtrafik", "by public transport", "buss", "bus"),
        new(TravelMode.Car, "car", "bil", "by car"));
}
