namespace Matching.Fit.Monitoring;

/// <summary>
/// Index of dissimilarity (Duncan and Duncan 1955): the share of a group that would have to change sector to be spread
/// like everybody else. 0 = alike, 1 = never in the same sector.
/// </summary>
public static class Segregation
{
    /// <summary>The index in [0, 1]; null when the group or the others are below the minimum cell. O(rows).</summary>
    /// <param name="sectors">The sector of each row.</param>
    /// <param name="isMember">True for rows of the group.</param>
    /// <param name="minimumCell">Fewest rows on each side.</param>
    public static double? Of(IReadOnlyList<int> sectors, IReadOnlyList<bool> isMember, int minimumCell)
    {
        var members = isMember.Count(member => member);
        var others = isMember.Count - members;
        if (members < minimumCell || others < minimumCell) return null;
        return sectors.Index().GroupBy(sector => sector.Item).OrderBy(g => g.Key).Sum(sector =>
        {
            var own = sector.Count(row => isMember[row.Index]);
            return Math.Abs((double)own / members - (double)(sector.Count() - own) / others);
        }) / 2;
    }
}
