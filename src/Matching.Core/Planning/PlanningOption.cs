using Matching.Core.Eligibility;

namespace Matching.Core.Planning;

/// <summary>An eligible (participant, slot) pair with what the planner needs of it.</summary>
/// <param name="Participant">0-based index of the participant in the snapshot.</param>
/// <param name="Slot">0-based index of the slot in the snapshot.</param>
/// <param name="Days">The placement's days.</param>
/// <param name="Score">Fit in 1/1000 logit; 0 for an activity.</param>
/// <param name="Value">Value in millionths of a certain good outcome.</param>
/// <param name="SupportLoad">Load at each of the slot's supervisors.</param>
public readonly record struct PlanningOption(
    int Participant, int Slot, OptionDays Days, int Score, long Value, int SupportLoad);
