using Matching.Sample.Drawing;

namespace Matching.Sample.History;

/// <summary>
/// What was agreed of a past placement: most start on the day or within the week, some weeks later. Whether it starts
/// in time is mostly about the office and a little about the way there. The README states the formula.
/// </summary>
/// <param name="DecidedOn">The day of the decision.</param>
/// <param name="StartOn">First day as agreed.</param>
/// <param name="EndOn">Last day as agreed.</param>
internal sealed record Agreed(DateOnly DecidedOn, DateOnly StartOn, DateOnly EndOn)
{
    /// <summary>Log-odds of a start in time where the office is average and the way short.</summary>
    public const double Intercept = 2.0;

    /// <summary>Log-odds by which offices differ, at most this far up or down.</summary>
    public const double PerOffice = 1.2;

    /// <summary>Log-odds of a start in time.</summary>
    public static double LogOdds(Prospect prospect, ulong seed) =>
        Intercept
        + PerOffice * (2 * new Dice(seed, "office:" + prospect.Person.Draft.Municipality).Unit() - 1)
        - 0.4 * Math.Max(0, prospect.Minutes - 30) / 30;

    /// <summary>Draws it, from a stream of its own: nothing else of the past moves.</summary>
    /// <param name="seed">The sample's seed.</param>
    /// <param name="prospect">Who and where.</param>
    /// <param name="number">0-based number of the person's placement, the latest first.</param>
    /// <param name="days">First day as it became, and the last day that went with it: as long as was agreed.</param>
    public static Agreed Draw(ulong seed, Prospect prospect, int number, (DateOnly Start, DateOnly End) days)
    {
        var dice = new Dice(seed, "agreed", prospect.Person.Index * 4L + number);
        var inTime = dice.Unit() < Curve.Logistic(LogOdds(prospect, seed));
        var late = inTime ? dice.Chance(700) ? 0 : dice.Between(1, 7) : dice.Between(15, 40);
        var start = days.Start.AddDays(-late);
        return new Agreed(start.AddDays(-dice.Between(3, 21)), start, days.End.AddDays(-late));
    }
}
