using Matching.Core.Placements;
using Matching.Core.Snapshots;

namespace Matching.Core.Fitting;

/// <summary>
/// How placements at an employer have gone so far, as a share in per cent that is shrunk towards the area's: what is
/// known of few placements is mostly the area's. Time-lagged: a placement counts from the day on which it is resolved,
/// so that none is ever in its own record.
/// </summary>
public sealed class HostRecords
{
    /// <summary>Placements by which an employer's share is pulled towards the area's, and the area's towards a half.
    /// </summary>
    private const int PseudoPlacements = 20;

    private readonly Ledger _area;
    private readonly Dictionary<Key, Ledger> _employers;

    /// <summary>Reads every resolved placement. O(n log n).</summary>
    public HostRecords(Snapshot snapshot, LabelRules rules)
    {
        var resolved = snapshot.Placements
            .Select(p => (Placement: p, Day: ResolvedOn(p, rules)))
            .Where(p => p.Day < DateOnly.MaxValue)
            .Select(p => new Entry(
                EmployerOf(snapshot, p.Placement), p.Day,
                PlacementTargets.Of(p.Placement, p.Day, rules).Good!.Value))
            .OrderBy(e => e.Day).ToArray();
        _area = new Ledger(resolved);
        _employers = resolved.GroupBy(e => e.Employer).ToDictionary(g => g.Key, g => new Ledger([.. g]));
    }

    /// <summary>The share in per cent as it was known on a day, in (0, 100). O(log placements).</summary>
    /// <param name="employer">The employer.</param>
    /// <param name="asOf">The day of the decision; what was resolved on it or later is not seen.</param>
    public double Of(Key employer, DateOnly asOf)
    {
        var area = Shrunk(_area.Before(asOf), 0.5);
        return 100 * (_employers.TryGetValue(employer, out var ledger) ? Shrunk(ledger.Before(asOf), area) : area);
    }

    /// <summary>How many placements of an employer's own stand behind its share on a day. O(log placements).</summary>
    /// <param name="employer">The employer.</param>
    /// <param name="asOf">The day of the decision.</param>
    public int CountOf(Key employer, DateOnly asOf) =>
        _employers.TryGetValue(employer, out var ledger) ? ledger.Before(asOf).Count : 0;

    private static double Shrunk((int Count, int Good) seen, double towards) =>
        (seen.Good + PseudoPlacements * towards) / (seen.Count + PseudoPlacements);

    // The first day on which anybody could know how it went; never for what has not ended or does not count.
    private static DateOnly ResolvedOn(Placement placement, LabelRules rules)
    {
        if (placement.State != PlacementState.Ended) return DateOnly.MaxValue;
        var day = PlacementTargets.ResolvedOn(placement, rules);
        return PlacementTargets.Of(placement, day, rules).Good is null ? DateOnly.MaxValue : day;
    }

    private static Key EmployerOf(Snapshot snapshot, Placement placement)
    {
        var site = snapshot.SiteOfSlot[snapshot.SlotIndex(placement.SlotKey)];
        return snapshot.Employers[snapshot.EmployerOfSite[site]].Key;
    }

    private readonly record struct Entry(Key Employer, DateOnly Day, bool Good);

    /// <summary>Days in order, with the number of good outcomes up to each.</summary>
    private sealed class Ledger
    {
        private readonly DateOnly[] _days;
        private readonly int[] _good;

        public Ledger(Entry[] entries)
        {
            _days = [.. entries.Select(e => e.Day)];
            _good = new int[entries.Length + 1];
            for (var i = 0; i < entries.Length; i++) _good[i + 1] = _good[i] + (entries[i].Good ? 1 : 0);
        }

        public (int Count, int Good) Before(DateOnly day)
        {
            var (low, high) = (0, _days.Length);
            while (low < high)
            {
                var middle = (low + high) >> 1;
                if (_days[middle] < day) low = middle + 1;
                else high = middle;
            }
            return (low, _good[low]);
        }
    }
}
