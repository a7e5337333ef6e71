namespace Matching.Optimizer.Neighbourhoods;

/// <summary>A part of a plan to be decided anew.</summary>
/// <param name="Slots">Slots to free, ascending: whole groups.</param>
/// <param name="People">Who may take part, with the candidates at these slots that can be part of a better
/// plan.</param>
internal sealed record Neighbourhood(int[] Slots, IReadOnlyList<(int Participant, int[] Candidates)> People);
