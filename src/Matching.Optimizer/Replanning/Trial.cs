namespace Matching.Optimizer.Replanning;

/// <summary>What an event would come to.</summary>
/// <param name="Refusal">Why it would be refused; the rest says nothing then.</param>
/// <param name="Objective">Value of the plan after it.</param>
/// <param name="Bound">No plan after it is worth more.</param>
/// <param name="Changes">Who would change place.</param>
internal sealed record Trial(Refusal? Refusal, long Objective, long Bound, PlacementChange[] Changes);
