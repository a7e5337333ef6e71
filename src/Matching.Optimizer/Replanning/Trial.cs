namespace Matching.Optimizer.Replanning;

/// <summary>What an event would come to.</summary>
/// <param name="Refusal">Why it would be refused; the rest says nothing then.</param>
/// <param name="Objective">Value of the plan after it.</param>
/// <param name="Bounds">No plan after it is worth more; and by how much the priced bound changes.</param>
/// <param name="Changes">Who would change place.</param>
internal sealed record Trial(
    Refusal? Refusal, long Objective, (long Bound, long Priced) Bounds, PlacementChange[] Changes);
