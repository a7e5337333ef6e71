using Matching.Core.Eligibility;

namespace Matching.Core.Travel;

/// <summary>
/// Minutes one way from one participant to every site, the same as <see cref="ParticipantFacts.MinutesTo"/> says slot
/// by slot. Positions are rounded, so neighbours share a home: what was computed for a home by one mode is kept until
/// somebody with another home comes. Working memory of one thread.
/// </summary>
internal sealed class SiteMinutes
{
    // No way is as long: half the globe by bus takes 40 000 minutes.
    private const ushort Unknown = ushort.MaxValue;

    private readonly SlotFacts[] _sites;
    private readonly int[] _siteOf;
    private readonly double[] _kilometres;
    private readonly ushort[][] _byMode;
    private readonly bool[] _isKnown;
    private readonly ushort[] _minutes;
    private (double? Latitude, double? Longitude) _home;

    /// <summary>Gathers the sites of an area.</summary>
    public SiteMinutes(AreaFacts facts)
    {
        var places = new Dictionary<Key, int>();
        var sites = new List<SlotFacts>();
        _siteOf = new int[facts.Slots.Count];
        for (var slot = 0; slot < _siteOf.Length; slot++)
        {
            var where = facts.Slots[slot];
            if (places.TryAdd(where.Site.Key, sites.Count)) sites.Add(where);
            _siteOf[slot] = places[where.Site.Key];
        }
        _sites = [.. sites];
        (_kilometres, _minutes) = (new double[_sites.Length], new ushort[_sites.Length]);
        _isKnown = new bool[Enum.GetValues<TravelMode>().Length];
        _byMode = [.. _isKnown.Select(_ => new ushort[_sites.Length])];
    }

    /// <summary>The minutes to every slot; valid until the next participant is asked about. O(sites).</summary>
    public Row Of(ParticipantFacts who)
    {
        _minutes.AsSpan().Fill(Unknown);
        if (who.Participant.TravelBands.Count > 0)
            for (var site = 0; site < _sites.Length; site++) _minutes[site] = Stated(who.MinutesTo(_sites[site]));
        else if (who.Home is { } home)
        {
            MoveTo(home, (who.Participant.Latitude, who.Participant.Longitude));
            foreach (var mode in who.Participant.TravelModes) TakeFaster(ByMode(mode));
        }
        return new Row(_minutes, _siteOf);
    }

    private void MoveTo(in Position home, (double? Latitude, double? Longitude) degrees)
    {
        if (_home == degrees) return;
        _home = degrees;
        _isKnown.AsSpan().Clear();
        for (var site = 0; site < _sites.Length; site++)
            _kilometres[site] = _sites[site].Position is { } position ? home.KilometresTo(position) : double.NaN;
    }

    private ushort[] ByMode(TravelMode mode)
    {
        var minutes = _byMode[(int)mode];
        if (_isKnown[(int)mode]) return minutes;
        _isKnown[(int)mode] = true;
        for (var site = 0; site < minutes.Length; site++)
            minutes[site] = double.IsNaN(_kilometres[site])
                ? Unknown
                : Stated(SpeedModel.Minutes(mode, _kilometres[site]));
        return minutes;
    }

    private void TakeFaster(ushort[] minutes)
    {
        for (var site = 0; site < minutes.Length; site++) _minutes[site] = Math.Min(_minutes[site], minutes[site]);
    }

    private static ushort Stated(int? minutes) => minutes is { } known ? checked((ushort)known) : Unknown;

    /// <summary>The minutes of one participant.</summary>
    internal readonly ref struct Row(ReadOnlySpan<ushort> bySite, ReadOnlySpan<int> siteOf)
    {
        private readonly ReadOnlySpan<ushort> _bySite = bySite;
        private readonly ReadOnlySpan<int> _siteOf = siteOf;

        /// <summary>To a slot by its 0-based index; null when unknown.</summary>
        public int? To(int slot) => _bySite[_siteOf[slot]] is not Unknown and var minutes ? minutes : null;
    }
}
