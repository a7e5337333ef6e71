namespace Matching.Optimizer.Neighbourhoods;

/// <summary>A part of a plan to be decided anew.</summary>
/// <param name="Slots">Slots to free, ascending: whole groups.</param>
/// <param name="People">Who may take part, with the candidates at these slots that can be part of a better plan.</param>
/// <param name="Room">How much the part could gain at most, at the prices it was chosen with, in units of value.</param>
internal sealed record Neighbourhood(int[] Slots, IReadOnlyList<(int Participant, int[] Candidates)> People, double Room);
