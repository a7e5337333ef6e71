namespace Matching.Optimizer.Decomposition;

/// <summary>
/// Of each slot's entries those that bring something at the present prices or come near it: while prices move little,
/// only they can be chosen, and the many others need not be asked.
/// </summary>
/// <param name="entries">All entries.</param>
/// <param name="margin">How much an entry may lack to be noted, in price units.</param>
internal sealed class Shortlists(SlotEntries entries, long margin)
{
    private readonly int[] _entry = new int[entries.Participant.Length];
    private readonly int[] _count = new int[entries.Start.Length];

    /// <summary>Whether pricers write down whom they find near, or ask only those who are written down.</summary>
    public bool IsWriting { get; set; }

    /// <summary>How much an entry may lack to be noted, in price units.</summary>
    public long Margin => margin;

    /// <summary>The entries noted of a slot.</summary>
    public ReadOnlySpan<int> Of(int slot) => _entry.AsSpan(entries.Start[slot], _count[slot]);

    /// <summary>Forgets what was noted of a slot.</summary>
    public void Clear(int slot) => _count[slot] = 0;

    /// <summary>Notes an entry of a slot; each at most once.</summary>
    public void Note(int slot, int entry) => _entry[entries.Start[slot] + _count[slot]++] = entry;
}
