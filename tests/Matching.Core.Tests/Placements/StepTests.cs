using Matching.Core.Checks;
using Matching.Core.Participants;
using Matching.Core.Placements;
using Matching.Core.Slots;

namespace Matching.Core.Tests.Placements;

public sealed class StepTests
{
    private static readonly ParticipantDraft Before = Area.Anybody with { WorkAbilityPercent = 25 };

    [Fact]
    public void Between_TheSameStatement_HasNoSteps() =>
        Assert.Empty(Step.Between(Before, Before with { SupportNeed = 9, Sex = Sex.Man }, Area.Start));

    [Fact]
    public void Between_EverythingMoved_HasAStepOfEveryKind()
    {
        var after = Before with
        {
            Stage = Stage.ExternalWorkplace,
            Readiness = Readiness.NotYet,
            SessionsNeeded = 6,
            WorkAbilityPercent = 50,
            Language = LanguageLevel.B1,
            Ability = new Levels(3, 1, 4),
        };
        var steps = Step.Between(Before, after, Area.Start);
        Assert.Equal(
            [
                (StepKind.Stage, 3, 4, true), (StepKind.Readiness, 2, 1, false), (StepKind.Sessions, 4, 6, true),
                (StepKind.WorkAbility, 25, 50, true), (StepKind.Language, 2, 3, true),
                (StepKind.PhysicalAbility, 2, 3, true), (StepKind.SocialAbility, 2, 1, false),
                (StepKind.CognitiveAbility, 2, 4, true),
            ],
            steps.Select(s => (s.Kind, s.From, s.To, s.Forward)));
        Assert.All(steps, s => Assert.Equal((new Key("2280", "p1"), Area.Start), (s.Participant, s.ObservedOn)));
    }

    [Fact]
    public void Between_AJudgedAndAnUnknownWorkAbility_IsNoStep()
    {
        Assert.Empty(Step.Between(Before with { WorkAbilityPercent = null }, Before, Area.Start));
        Assert.Empty(Step.Between(Before, Before with { WorkAbilityPercent = null }, Area.Start));
    }

    [Fact]
    public void Between_TwoParticipants_IsRefused() => Saying.Refuses(
        Assert.Throws<InvalidInputException>(
            () => Step.Between(Before with { Id = "p2" }, Before, Area.Start)).Violations,
        "id",
        "Deltagare 'p1' jämförs med 'p2', väntade samma deltagare.",
        "Participant 'p1' is compared with 'p2', expected the same participant.");

    [Fact]
    public void Between_TwoMunicipalitiesWithTheSameId_IsRefused() =>
        Assert.Throws<InvalidInputException>(
            () => Step.Between(Before with { Municipality = "2281" }, Before, Area.Start));
}
