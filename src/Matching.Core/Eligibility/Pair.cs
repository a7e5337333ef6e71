using Matching.Core.Slots;

namespace Matching.Core.Eligibility;

/// <summary>
/// A participant and a slot in a plan's period: what every rule looks at, whether or not it is an option.
/// </summary>
public readonly struct Pair
{
    // 0 = nobody computed it, 1 = unknown, else two more than the minutes: a pair by default knows nothing.
    private readonly int _minutes;

    /// <summary>Brings the two together.</summary>
    public Pair(ParticipantFacts who, SlotFacts where, PlanPeriod period) =>
        (Who, Where, Period) = (who, where, period);

    /// <summary>Brings the two together when the way there is already known.</summary>
    /// <param name="who">The participant.</param>
    /// <param name="where">The slot.</param>
    /// <param name="period">The days.</param>
    /// <param name="minutes">What <see cref="ParticipantFacts.MinutesTo"/> says.</param>
    internal Pair(ParticipantFacts who, SlotFacts where, PlanPeriod period, int? minutes) : this(who, where, period) =>
        _minutes = (minutes ?? -1) + 2;

    /// <summary>The participant.</summary>
    public ParticipantFacts Who { get; }

    /// <summary>The slot.</summary>
    public SlotFacts Where { get; }

    /// <summary>The days.</summary>
    public PlanPeriod Period { get; }

    /// <summary>
    /// Minutes one way; null when unknown or out of every mode's reach. Computed on every call, unless a sweep over
    /// everybody has said it.
    /// </summary>
    public int? TravelMinutes => _minutes switch { 0 => Who.MinutesTo(Where), 1 => null, _ => _minutes - 2 };

    /// <summary>Half-days on which the participant can and the slot has places.</summary>
    public SessionMask CommonSessions => Who.Participant.AvailableSessions & Where.Usable;

    /// <summary>How many steps a demand lies above the participant's ability; 0 when it is met.</summary>
    public int Gap(Demand demand)
    {
        var has = Who.Participant.Ability;
        return demand switch
        {
            Demand.Physical => Math.Max(0, Demanded(demand) - has.Physical),
            Demand.Social => Math.Max(0, Demanded(demand) - has.Social),
            Demand.Cognitive => Math.Max(0, Demanded(demand) - has.Cognitive),
            _ => 0,
        };
    }

    /// <summary>The slot's level of one kind of demand, 0 to 4.</summary>
    public int Demanded(Demand demand) => demand switch
    {
        Demand.Physical => Where.Slot.Demands.Physical,
        Demand.Social => Where.Slot.Demands.Social,
        Demand.Cognitive => Where.Slot.Demands.Cognitive,
        _ => 0,
    };

    /// <summary>Kinds of demand that lie above the participant's ability, 0 to 3.</summary>
    public int GapCount =>
        Math.Min(1, Gap(Demand.Physical)) + Math.Min(1, Gap(Demand.Social)) + Math.Min(1, Gap(Demand.Cognitive));

    /// <summary>
    /// How much of each supervisor the participant takes here: the support need, and one more for every kind of
    /// demand that an adaptation has to bridge.
    /// </summary>
    public int SupportLoad => Who.Participant.SupportNeed + GapCount;
}
