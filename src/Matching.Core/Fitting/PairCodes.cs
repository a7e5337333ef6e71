using System.Numerics;
using Matching.Core.Eligibility;

namespace Matching.Core.Fitting;

/// <summary>
/// The codes of one participant's possible slots, and what they mean for the participant; both heads read them. Working
/// memory of one thread.
/// </summary>
internal sealed class PairCodes
{
    private readonly SlotCodes _slots;
    private readonly byte[] _wishBySlot;
    private readonly byte[] _knownBySlot;

    /// <summary>Makes room for as many slots.</summary>
    public PairCodes(SlotCodes slots)
    {
        _slots = slots;
        var count = slots.Usable.Length;
        Columns = [.. Enumerable.Range(0, (int)PairColumn.Site + 1).Select(_ => new byte[count])];
        (_wishBySlot, _knownBySlot) = (new byte[count], new byte[count]);
    }

    /// <summary>Per column up to <see cref="PairColumn.Site"/>, the code of each possible slot.</summary>
    public byte[][] Columns { get; }

    /// <summary>The slots of the area.</summary>
    public SlotCodes Slots => _slots;

    /// <summary>Codes a participant's possible slots. O(slots).</summary>
    public void Fill(OpenSlots open)
    {
        for (var column = PairColumn.Demands; column <= PairColumn.Field; column++)
            Gather(_slots[column], open.Slots, Columns[(int)column]);
        FillSessions(open);
        FillWishes(open.Who);
        Gather(_wishBySlot, open.Slots, Columns[(int)PairColumn.Wish]);
        FillSites(open.Who);
        Gather(_knownBySlot, open.Slots, Columns[(int)PairColumn.Site]);
    }

    /// <summary>The wish that a possible slot meets, as <see cref="FitFeatures.WishMatch"/> says.</summary>
    /// <param name="at">0-based place among the possible slots.</param>
    public double WishMatch(int at) => WishOf(Columns[(int)PairColumn.Wish][at]);

    /// <summary>The stage that a possible slot trains.</summary>
    /// <param name="at">0-based place among the possible slots.</param>
    public int StageCode(int at) => Columns[(int)PairColumn.Stage][at];

    /// <summary>The wish behind a code: 0 is nothing wished, else one more than the level.</summary>
    public static double WishOf(int code) => code == 0 ? double.NaN : code - 1;

    private static void Gather(ReadOnlySpan<byte> bySlot, ReadOnlySpan<int> slots, byte[] codes)
    {
        for (var at = 0; at < slots.Length; at++) codes[at] = bySlot[slots[at]];
    }

    private void FillSessions(OpenSlots open)
    {
        var slots = open.Slots;
        var usable = _slots.Usable;
        var codes = Columns[(int)PairColumn.Sessions];
        var available = open.Who.Participant.AvailableSessions.Bits;
        for (var at = 0; at < slots.Length; at++)
            codes[at] = (byte)BitOperations.PopCount((uint)(available & usable[slots[at]]));
    }

    private void FillWishes(ParticipantFacts who)
    {
        var wishes = who.Participant.Wishes;
        _wishBySlot.AsSpan().Fill((byte)(wishes.Count == 0 ? 0 : 1));
        for (var i = 0; i < wishes.Count; i++)
        {
            var code = (byte)(1 + FitFeatures.WishLevel(wishes[i]));
            foreach (var slot in _slots.NamedBy(wishes[i], who.Participant.Municipality))
                _wishBySlot[slot] = Math.Max(_wishBySlot[slot], code);
        }
    }

    private void FillSites(ParticipantFacts who)
    {
        _knownBySlot.AsSpan().Clear();
        for (var i = 0; i < who.Past.Count; i++)
        {
            var site = who.Past[i].Slot.Site.Key;
            if (!double.IsNaN(FitFeatures.SiteKnown(who, site)))
                foreach (var slot in _slots.AtSite(site)) _knownBySlot[slot] = 1;
        }
    }
}
