namespace Matching.Optimizer;

/// <summary>
/// A problem in the making: plain rows and columns, nothing checked. <see cref="Problem.From"/> checks everything at
/// once. The fields are those of <c>protos/matching/v1/problem.proto</c>, in the same order, and indices count rows in
/// the order they were added.
/// </summary>
public sealed class ProblemDraft
{
    /// <summary>How many sessions a mask spans, 1 to 64; ten in a working week of half-days.</summary>
    public int SessionCount { get; set; }

    /// <summary>One row per participant.</summary>
    public List<DraftParticipant> Participants { get; init; } = [];

    /// <summary>One row per slot.</summary>
    public List<DraftSlot> Slots { get; init; } = [];

    /// <summary>One row per supervisor.</summary>
    public List<DraftSupervisor> Supervisors { get; init; } = [];

    /// <summary>The eligible (participant, slot) pairs, column by column.</summary>
    public DraftOptions Options { get; init; } = new();

    /// <summary>Pairs of participants who never share a slot.</summary>
    public List<DraftConflict> Conflicts { get; init; } = [];

    /// <summary>Limits on weighted counts of chosen options.</summary>
    public List<DraftQuota> Quotas { get; init; } = [];
}

/// <summary>A participant to be placed at most once.</summary>
/// <param name="Id">Opaque; unique among participants unless empty. Never a name or a personal number.</param>
/// <param name="SessionsNeeded">How many sessions a placement takes, 1 to the session count.</param>
/// <param name="AvailableSessions">Bit mask of the sessions the participant can come.</param>
/// <param name="UnplacedValue">What leaving the participant out is worth, usually 0 or negative; millionths.</param>
/// <param name="PinnedSlot">Slot index that the participant must stand at, or null.</param>
public readonly record struct DraftParticipant(
    string Id, int SessionsNeeded, ulong AvailableSessions, long UnplacedValue = 0, int? PinnedSlot = null);

/// <summary>A slot with seats per session.</summary>
/// <param name="Id">Unique among slots unless empty.</param>
/// <param name="SessionCapacity">Seats per session: one number for every session, or one per session; 0 closes a
/// session.</param>
/// <param name="MinimumCrew">In each session used, at least this many participants; 0 and 1 ask for nothing.</param>
/// <param name="Supervisors">Indices of the supervisors who carry the support load of everyone placed here; null for
/// none.</param>
public sealed record DraftSlot(
    string Id, IReadOnlyList<int> SessionCapacity, int MinimumCrew = 0, IReadOnlyList<int>? Supervisors = null);

/// <summary>A supervisor with a support capacity.</summary>
/// <param name="Id">Unique among supervisors unless empty.</param>
/// <param name="SupportCapacity">Largest sum of support loads over the supervisor's slots.</param>
public readonly record struct DraftSupervisor(string Id, long SupportCapacity);

/// <summary>Two participants who never share a slot.</summary>
/// <param name="A">Participant index.</param>
/// <param name="B">Participant index, another than <paramref name="A"/>.</param>
public readonly record struct DraftConflict(int A, int B);

/// <summary>Minimum ≤ Σ weight × chosen ≤ maximum over the listed options.</summary>
/// <param name="Id">Unique among quotas unless empty.</param>
/// <param name="Minimum">Least total; 0 or less asks for nothing.</param>
/// <param name="Maximum">Largest total, at least <paramref name="Minimum"/>.</param>
/// <param name="Option">Indices into <see cref="ProblemDraft.Options"/>, each at most once.</param>
/// <param name="Weight">One weight per index, 0 to 10⁹.</param>
public sealed record DraftQuota(
    string Id, long Minimum, long Maximum, IReadOnlyList<int> Option, IReadOnlyList<long> Weight);

/// <summary>The options as columns of equal length; an empty <see cref="SupportLoad"/> means no load at all.</summary>
public sealed class DraftOptions
{
    /// <summary>Participant index per option.</summary>
    public List<int> Participant { get; init; } = [];

    /// <summary>Slot index per option.</summary>
    public List<int> Slot { get; init; } = [];

    /// <summary>Value per option, millionths; |value| ≤ 10¹².</summary>
    public List<long> Value { get; init; } = [];

    /// <summary>Support load per option, 0 to 10⁹, or no entry at all.</summary>
    public List<long> SupportLoad { get; init; } = [];

    /// <summary>Appends an option to all four columns and returns its index, which quotas refer to.</summary>
    public int Add(int participant, int slot, long value, long supportLoad = 0)
    {
        Participant.Add(participant);
        Slot.Add(slot);
        Value.Add(value);
        SupportLoad.Add(supportLoad);
        return Participant.Count - 1;
    }
}
