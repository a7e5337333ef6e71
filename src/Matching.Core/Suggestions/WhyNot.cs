using Matching.Core.Eligibility;
using Matching.Core.Words;

namespace Matching.Core.Suggestions;

/// <summary>The answer to "why not this slot for this participant?": the same rules that the planner asked.</summary>
/// <param name="Who">The participant's facts.</param>
/// <param name="Where">The slot's facts.</param>
/// <param name="Period">The days.</param>
/// <param name="Judgement">Every rule's finding.</param>
/// <param name="Suggestion">The option with its rank among the participant's options, when it is one.</param>
public sealed record WhyNot(
    ParticipantFacts Who, SlotFacts Where, PlanPeriod Period, Judgement Judgement, Suggestion? Suggestion)
{
    /// <summary>The answer in one sentence.</summary>
    public Phrase Say()
    {
        if (Suggestion is { } suggestion)
            return suggestion.Lacks.Count == 0
                ? Phrase.Of(
                    $"Möjlig: nummer {suggestion.Rank} av deltagarens platser, och det finns rum i dag.",
                    $"Possible: number {suggestion.Rank} of the participant's slots, and there is room today.")
                : Phrase.Of(
                    $"Möjlig: nummer {suggestion.Rank} av deltagarens platser; i dag saknas {Missing(suggestion)}.",
                    $"Possible: number {suggestion.Rank} of the participant's slots; today it lacks "
                    + $"{Missing(suggestion)}.");
        var hindrances = Judgement.Hindrances.ToArray();
        if (hindrances.Length > 0)
        {
            var why = Phrase.Join("; ", hindrances.Select(h => h.Explanation.Why));
            return Phrase.Of($"Inte möjlig: {why}.", $"Not possible: {why}.");
        }
        return Judgement.EarliestStartOn > Period.LatestStartOn
            ? Phrase.Of(
                $"Inte i den här planen: öppnar {Judgement.EarliestStartOn:yyyy-MM-dd}, "
                + $"planen tar starter till {Period.LatestStartOn:yyyy-MM-dd}.",
                $"Not in this plan: opens on {Judgement.EarliestStartOn:yyyy-MM-dd}, "
                + $"the plan takes starts up to {Period.LatestStartOn:yyyy-MM-dd}.")
            : Phrase.Of(
                $"Inte i den här planen: från {Judgement.EarliestStartOn:yyyy-MM-dd} är tiden kvar för kort.",
                $"Not in this plan: from {Judgement.EarliestStartOn:yyyy-MM-dd} too little time is left.");
    }

    private static Phrase Missing(Suggestion suggestion) =>
        Phrase.Join(Phrase.Of($" och ", $" and "), suggestion.Lacks);
}
