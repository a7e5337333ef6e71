using System.Collections.Immutable;

namespace Matching.Optimizer;

/// <summary>Everything a plan knows about one participant, to be stated anew by an event.</summary>
public sealed record ParticipantState
{
    /// <summary>Opaque id, or empty. Never a name or a personal number.</summary>
    public string Id { get; init; } = "";

    /// <summary>Sessions that a placement takes, 1 to the session count. Default 1.</summary>
    public int SessionsNeeded { get; init; } = 1;

    /// <summary>Bit mask of the sessions the participant can come.</summary>
    public required ulong AvailableSessions { get; init; }

    /// <summary>What leaving the participant out is worth; millionths. Default 0.</summary>
    public long UnplacedValue { get; init; }

    /// <summary>Slot index that the participant must stand at, or null. Default null.</summary>
    public int? PinnedSlot { get; init; }

    /// <summary>The options, each slot at most once, in any order; kept by slot.</summary>
    public ImmutableArray<ParticipantOption> Options { get; init; } = [];

    /// <summary>Participants never to share a slot with, in any order; kept ascending.</summary>
    public ImmutableArray<int> Adversaries { get; init; } = [];

    /// <summary>The same with an option more, or with the option of that slot changed.</summary>
    internal ParticipantState With(ParticipantOption option) => this with
    {
        Options = [.. Options.Where(o => o.Slot != option.Slot).Append(option).OrderBy(o => o.Slot)],
    };
}

/// <summary>An eligible slot of a participant.</summary>
/// <param name="Slot">Slot index.</param>
/// <param name="Value">Value in millionths; |value| ≤ 10¹².</param>
/// <param name="SupportLoad">Load on every supervisor of the slot, 0 to 10⁹.</param>
public readonly record struct ParticipantOption(int Slot, long Value, long SupportLoad = 0)
{
    /// <summary>Weights in quotas, each quota at most once; default none.</summary>
    public ImmutableArray<QuotaWeight> Quotas { get; init; } = [];
}

/// <summary>What an option counts in a quota.</summary>
/// <param name="Quota">Quota index.</param>
/// <param name="Weight">Weight, 0 to 10⁹.</param>
public readonly record struct QuotaWeight(int Quota, long Weight);
