namespace Matching.Fit.Learning;

/// <summary>
/// Deals units into blocks, each kept back by one bag: every unit is checked by a bag that never saw it, and with
/// more bags than blocks the units are dealt again.
/// </summary>
internal static class Blocks
{
    /// <summary>Most blocks: a bag learns from 7 of 8 rows.</summary>
    internal const int Most = 8;

    /// <summary>The block of each unit, dealt in random order with good and bad outcomes spread evenly.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="blocks">How many blocks, 2 or more.</param>
    /// <param name="random">What orders the units.</param>
    internal static int[] Deal(LearningRows rows, int blocks, SeededRandom random)
    {
        var (weights, positives) = (new double[rows.UnitCount], new double[rows.UnitCount]);
        for (var i = 0; i < rows.Count; i++)
        {
            weights[rows.Units[i]] += rows.Weights[i];
            positives[rows.Units[i]] += rows.Positives[i];
        }
        var units = new int[rows.UnitCount];
        for (var unit = 0; unit < units.Length; unit++) units[unit] = unit;
        random.Shuffle(units);
        var dealt = new int[units.Length];
        var ordered = units.OrderBy(unit => positives[unit] * 2 > weights[unit] ? 1 : 0);
        foreach (var (place, unit) in ordered.Index()) dealt[unit] = place % blocks;
        return dealt;
    }
}
