using Matching.Core.Eligibility;
using Matching.Core.Eligibility.Rules;
using Matching.Core.Participants;
using Matching.Core.Slots;

namespace Matching.Core.Fitting;

/// <summary>
/// What pair features look at in a slot, as codes in bytes: prepared once for an area. Safe from many threads.
/// </summary>
internal sealed class SlotCodes
{
    private const int Levels = Slots.Levels.Maximum + 1;

    private readonly byte[][] _columns = new byte[(int)PairColumn.Field + 1][];
    private readonly ushort[] _usable;
    private readonly Dictionary<Preference, int[]> _named;
    private readonly Dictionary<Key, int[]> _atSite;

    /// <summary>Codes every slot. O(slots).</summary>
    public SlotCodes(AreaFacts facts)
    {
        _columns[(int)PairColumn.Demands] = Column(facts, DemandsOf);
        _columns[(int)PairColumn.Language] = Column(facts, slot => (int)slot.HighestLanguage);
        _columns[(int)PairColumn.Stage] = Column(facts, slot => (int)slot.Slot.Stage);
        _columns[(int)PairColumn.Field] = Column(facts, slot => (int)slot.Slot.Field);
        _usable = [.. facts.Slots.Select(slot => slot.Usable.Bits)];
        _atSite = Enumerable.Range(0, facts.Slots.Count).GroupBy(slot => facts.Slots[slot].Site.Key)
            .ToDictionary(slots => slots.Key, slots => slots.ToArray());
        _named = Enumerable.Range(0, facts.Slots.Count)
            .SelectMany(slot => VetoRule.NamesOf(facts.Slots[slot]).Select(name => (name, slot)))
            .GroupBy(named => named.name, named => named.slot)
            .ToDictionary(named => named.Key, named => named.ToArray());
        ByDemands = [.. facts.Slots.DistinctBy(DemandsOf).Select(slot => (DemandsOf(slot), slot))];
        CodeCounts =
        [
            Levels * Levels * Levels, Count<LanguageLevel>(), Count<Stage>(), Count<WorkField>(),
            SessionMask.SessionCount + 1, 4, 2,
        ];
    }

    /// <summary>How many codes each column has, up to <see cref="PairColumn.Site"/>.</summary>
    public IReadOnlyList<int> CodeCounts { get; }

    /// <summary>For each code of the demands that occurs, a slot that has it.</summary>
    public IReadOnlyList<(int Code, SlotFacts Slot)> ByDemands { get; }

    /// <summary>A column that is the same for everybody, up to <see cref="PairColumn.Field"/>.</summary>
    public ReadOnlySpan<byte> this[PairColumn column] => _columns[(int)column];

    /// <summary>Half-days with places, by slot.</summary>
    public ReadOnlySpan<ushort> Usable => _usable;

    /// <summary>The slots that a wish names.</summary>
    /// <param name="wish">The wish.</param>
    /// <param name="home">The participant's municipality.</param>
    public ReadOnlySpan<int> NamedBy(Preference wish, string home) => _named.GetValueOrDefault(wish.From(home));

    /// <summary>The slots at a site.</summary>
    public ReadOnlySpan<int> AtSite(Key site) => _atSite[site];

    private static int DemandsOf(SlotFacts slot) =>
        (slot.Slot.Demands.Physical * Levels + slot.Slot.Demands.Social) * Levels + slot.Slot.Demands.Cognitive;

    private static int Count<T>() where T : struct, Enum =>
        1 + Enum.GetValues<T>().Max(value => Convert.ToInt32(value));

    private static byte[] Column(AreaFacts facts, Func<SlotFacts, int> code) =>
        [.. facts.Slots.Select(slot => checked((byte)code(slot)))];
}
