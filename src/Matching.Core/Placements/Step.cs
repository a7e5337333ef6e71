using Matching.Core.Checks;
using Matching.Core.Participants;
using Matching.Core.Words;

namespace Matching.Core.Placements;

/// <summary>What moved.</summary>
public enum StepKind
{
    /// <summary>The stage on the ladder.</summary>
    Stage,

    /// <summary>The readiness gate.</summary>
    Readiness,

    /// <summary>Half-days a week.</summary>
    Sessions,

    /// <summary>Work ability in per cent.</summary>
    WorkAbility,

    /// <summary>Level of Swedish.</summary>
    Language,

    /// <summary>Level of physical demand that is met.</summary>
    PhysicalAbility,

    /// <summary>Level of social demand that is met.</summary>
    SocialAbility,

    /// <summary>Level of cognitive demand that is met.</summary>
    CognitiveAbility,
}

/// <summary>The words of steps.</summary>
public static class Steps
{
    /// <summary>Words of <see cref="StepKind"/>.</summary>
    public static readonly Vocabulary<StepKind> Words = new(
        new(StepKind.Stage, "stage", "steg på trappan", "stage"),
        new(StepKind.Readiness, "readiness", "beredskap", "readiness"),
        new(StepKind.Sessions, "sessions", "halvdagar i veckan", "half-days a week"),
        new(StepKind.WorkAbility, "work_ability", "arbetsförmåga i procent", "work ability in per cent"),
        new(StepKind.Language, "language", "nivå i svenska", "level of Swedish"),
        new(StepKind.PhysicalAbility, "physical_ability", "fysisk förmåga", "physical ability"),
        new(StepKind.SocialAbility, "social_ability", "social förmåga", "social ability"),
        new(StepKind.CognitiveAbility, "cognitive_ability", "kognitiv förmåga", "cognitive ability"));
}

/// <summary>
/// A small observed move: what statistics of exits never show. <paramref name="From"/> and <paramref name="To"/> are
/// the numbers of the kind's own scale (stage 1–5, half-days 1–10, per cent, level 0–5, ability 0–4).
/// </summary>
/// <param name="Participant">Who.</param>
/// <param name="ObservedOn">The day on which it was recorded.</param>
/// <param name="Kind">What moved.</param>
/// <param name="From">Before.</param>
/// <param name="To">After.</param>
public sealed record Step(Key Participant, DateOnly ObservedOn, StepKind Kind, int From, int To)
{
    /// <summary>True when it went up.</summary>
    public bool Forward => To > From;

    /// <summary>
    /// The steps between two statements about the same participant; none when nothing of the kinds moved.
    /// </summary>
    /// <exception cref="InvalidInputException">The statements are of two participants.</exception>
    public static IReadOnlyList<Step> Between(ParticipantDraft before, ParticipantDraft after, DateOnly observedOn)
    {
        var key = new Key(after.Municipality, after.Id);
        if (key != new Key(before.Municipality, before.Id))
        {
            var check = new Check(Phrase.Of($"Deltagare", $"Participant"), after.Id);
            check.Add(
                "id",
                $"jämförs med {before.Id.Shown()}, väntade samma deltagare.",
                $"is compared with {before.Id.Shown()}, expected the same participant.");
            check.ThrowIfAny();
        }
        var all = new Step[]
        {
            new(key, observedOn, StepKind.Stage, (int)before.Stage, (int)after.Stage),
            new(key, observedOn, StepKind.Readiness, (int)before.Readiness, (int)after.Readiness),
            new(key, observedOn, StepKind.Sessions, before.SessionsNeeded, after.SessionsNeeded),
            new(key, observedOn, StepKind.WorkAbility,
                before.WorkAbilityPercent ?? after.WorkAbilityPercent ?? 0,
                after.WorkAbilityPercent ?? before.WorkAbilityPercent ?? 0),
            new(key, observedOn, StepKind.Language, (int)before.Language, (int)after.Language),
            new(key, observedOn, StepKind.PhysicalAbility, before.Ability.Physical, after.Ability.Physical),
            new(key, observedOn, StepKind.SocialAbility, before.Ability.Social, after.Ability.Social),
            new(key, observedOn, StepKind.CognitiveAbility, before.Ability.Cognitive, after.Ability.Cognitive),
        };
        return all.Where(step => step.From != step.To).ToArray();
    }
}
