using System.Collections.Immutable;

namespace Matching.Optimizer;

/// <summary>The participants of a problem, column by column.</summary>
public sealed record ParticipantTable
{
    /// <summary>Ids as given.</summary>
    public required ImmutableArray<string> Ids { get; init; }

    /// <summary>Sessions that a placement takes, 1 to the session count.</summary>
    public required ImmutableArray<int> SessionsNeeded { get; init; }

    /// <summary>Masks of the sessions the participant can come.</summary>
    public required ImmutableArray<ulong> AvailableSessions { get; init; }

    /// <summary>What leaving the participant out is worth.</summary>
    public required ImmutableArray<long> UnplacedValue { get; init; }

    /// <summary>The slot the participant must stand at, or -1.</summary>
    public required ImmutableArray<int> PinnedSlot { get; init; }

    /// <summary>How many participants.</summary>
    public int Count => SessionsNeeded.Length;

    /// <summary>Whether anybody must stand at a certain slot. O(participants).</summary>
    public bool HasPins
    {
        get
        {
            foreach (int slot in PinnedSlot)
            {
                if (slot >= 0) return true;
            }

            return false;
        }
    }
}

/// <summary>The slots of a problem, column by column.</summary>
public sealed record SlotTable
{
    /// <summary>Ids as given.</summary>
    public required ImmutableArray<string> Ids { get; init; }

    /// <summary>Seats, slot by slot: entry <c>slot × session count + session</c>.</summary>
    public required ImmutableArray<int> Capacity { get; init; }

    /// <summary>Masks of the sessions with at least one seat.</summary>
    public required ImmutableArray<ulong> OpenSessions { get; init; }

    /// <summary>Smallest crew of a session in use; 0 and 1 ask for nothing.</summary>
    public required ImmutableArray<int> MinimumCrew { get; init; }

    /// <summary>
    /// The supervisors of slot j are entries <c>SupervisorStart[j]</c> up to <c>SupervisorStart[j + 1]</c>.
    /// </summary>
    public required ImmutableArray<int> SupervisorStart { get; init; }

    /// <summary>Supervisor indices, slot by slot.</summary>
    public required ImmutableArray<int> Supervisor { get; init; }

    /// <summary>How many slots.</summary>
    public int Count => MinimumCrew.Length;

    /// <summary>The supervisors of a slot.</summary>
    public ReadOnlySpan<int> SupervisorsOf(int slot) =>
        Supervisor.AsSpan()[SupervisorStart[slot]..SupervisorStart[slot + 1]];
}

/// <summary>The supervisors of a problem, column by column.</summary>
public sealed record SupervisorTable
{
    /// <summary>Ids as given.</summary>
    public required ImmutableArray<string> Ids { get; init; }

    /// <summary>Largest sum of support loads over the supervisor's slots.</summary>
    public required ImmutableArray<long> SupportCapacity { get; init; }

    /// <summary>How many supervisors.</summary>
    public int Count => SupportCapacity.Length;
}

/// <summary>
/// The options in compressed rows by participant, and by slot index within a participant, so that the order in which
/// they were given does not matter.
/// </summary>
public sealed record OptionTable
{
    /// <summary>The options of participant i are entries <c>Start[i]</c> up to <c>Start[i + 1]</c>.</summary>
    public required ImmutableArray<int> Start { get; init; }

    /// <summary>Slot index per option.</summary>
    public required ImmutableArray<int> Slot { get; init; }

    /// <summary>Value per option.</summary>
    public required ImmutableArray<long> Value { get; init; }

    /// <summary>Support load per option, 0 to 10⁹.</summary>
    public required ImmutableArray<int> SupportLoad { get; init; }

    /// <summary>How many options.</summary>
    public int Count => Slot.Length;

    /// <summary>The option that pairs a participant with a slot, or -1. O(log options of the participant).</summary>
    public int Find(int participant, int slot)
    {
        int start = Start[participant];
        int found = Slot.AsSpan()[start..Start[participant + 1]].BinarySearch(slot);
        return found < 0 ? -1 : start + found;
    }
}

/// <summary>Who never shares a slot with whom: symmetric, in compressed rows by participant, without doubles.</summary>
public sealed record ConflictTable
{
    /// <summary>The adversaries of participant i are entries <c>Start[i]</c> up to <c>Start[i + 1]</c>.</summary>
    public required ImmutableArray<int> Start { get; init; }

    /// <summary>Participant indices, ascending within a participant.</summary>
    public required ImmutableArray<int> Other { get; init; }

    /// <summary>How many pairs.</summary>
    public int Count => Other.Length / 2;

    /// <summary>Everyone a participant never shares a slot with.</summary>
    public ReadOnlySpan<int> Of(int participant) => Other.AsSpan()[Start[participant]..Start[participant + 1]];
}

/// <summary>The quotas, by quota and by option.</summary>
public sealed record QuotaTable
{
    /// <summary>Ids as given.</summary>
    public required ImmutableArray<string> Ids { get; init; }

    /// <summary>Least totals.</summary>
    public required ImmutableArray<long> Minimum { get; init; }

    /// <summary>Largest totals.</summary>
    public required ImmutableArray<long> Maximum { get; init; }

    /// <summary>
    /// The quotas of option k are entries <c>Start[k]</c> up to <c>Start[k + 1]</c>; empty when there is no quota.
    /// </summary>
    public required ImmutableArray<int> Start { get; init; }

    /// <summary>Quota indices, option by option.</summary>
    public required ImmutableArray<int> Quota { get; init; }

    /// <summary>Weights, 0 to 10⁹, beside <see cref="Quota"/>.</summary>
    public required ImmutableArray<int> Weight { get; init; }

    /// <summary>How many quotas.</summary>
    public int Count => Minimum.Length;

    /// <summary>The entries of one option, as a range into <see cref="Quota"/> and <see cref="Weight"/>.</summary>
    public (int From, int To) EntriesOf(int option) => Count == 0 ? (0, 0) : (Start[option], Start[option + 1]);

    /// <summary>Weight of an option in a quota, 0 where it does not count. O(quotas of the option).</summary>
    public int WeightOf(int option, int quota)
    {
        (int from, int to) = EntriesOf(option);
        for (int e = from; e < to; e++)
        {
            if (Quota[e] == quota) return Weight[e];
        }

        return 0;
    }
}
