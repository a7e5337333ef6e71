using System.Reflection;
using Matching.Core.Placements;

namespace Matching.Core.Tests.Placements;

public sealed class PlacementTargetsTests
{
    private static readonly LabelRules Rules = new();
    private static readonly DateOnly Agreed = new(2026, 1, 5);
    private static readonly DateOnly LastDay = Agreed.AddDays(99);
    private static readonly DateOnly LongAfter = Agreed.AddDays(400);

    private static PlacementDraft Draft(PlacementState state, Outcome? outcome = null) =>
        Area.Placement(state, Agreed, LastDay) with
        {
            AgreedStartOn = Agreed,
            AgreedEndOn = LastDay,
            Outcome = outcome,
        };

    private static PlacementTargets Of(PlacementDraft draft, DateOnly? asOf = null) =>
        PlacementTargets.Of(new Placement(draft), asOf ?? LongAfter, Rules);

    private static PlacementTargets Ended(OutcomeResult result, bool progress, int days = 100) => Of(
        Draft(PlacementState.Ended, new Outcome(result, OutcomeReason.None, progress)) with
        {
            EndOn = Agreed.AddDays(days - 1),
        });

    [Theory]
    [InlineData(0, true)]
    [InlineData(14, true)]
    [InlineData(15, false)]
    [InlineData(-3, true)]
    public void Started_IsAStartWithinFourteenDaysOfTheAgreedOne(int late, bool started) => Assert.Equal(
        started, Of(Draft(PlacementState.Started) with { StartOn = Agreed.AddDays(late) }).Started);

    [Theory]
    [InlineData(14, null)]
    [InlineData(15, false)]
    public void Started_AcceptedAndNeverStarted_IsFalseWhenTheDaysArePast(int daysLater, bool? started) =>
        Assert.Equal(started, Of(Draft(PlacementState.Accepted), Agreed.AddDays(daysLater)).Started);

    [Fact]
    public void Started_NobodyWroteDownTheAgreedDay_TakesTheFirstDay() => Assert.True(
        Of(Draft(PlacementState.Started) with { AgreedStartOn = null, StartOn = Agreed.AddDays(60) }).Started);

    [Theory]
    [InlineData(OutcomeResult.Completed, 40, true)]
    [InlineData(OutcomeResult.EndedEarly, 80, true)]
    [InlineData(OutcomeResult.EndedEarly, 79, false)]
    [InlineData(OutcomeResult.ToWork, 5, true)]
    [InlineData(OutcomeResult.ToStudies, 5, true)]
    public void Completed_IsAsAgreedOrFourFifthsOfTheDaysOrEarlyToWorkOrStudies(
        OutcomeResult result, int days, bool completed) =>
        Assert.Equal(completed, Ended(result, false, days).Completed);

    [Fact]
    public void Completed_NobodyWroteDownTheAgreedEnd_TakesTheRecordedResult() => Assert.False(
        Of(Draft(PlacementState.Ended, new Outcome(OutcomeResult.EndedEarly)) with { AgreedEndOn = null }).Completed);

    [Theory]
    [InlineData(OutcomeResult.Completed, true, true)]
    [InlineData(OutcomeResult.Completed, false, false)]
    [InlineData(OutcomeResult.EndedEarly, true, true)]
    [InlineData(OutcomeResult.ToWork, false, true)]
    [InlineData(OutcomeResult.ToStudies, false, true)]
    public void Good_IsWorkOrStudiesOrCompletedWithAStepForward(OutcomeResult result, bool progress, bool good)
    {
        var targets = Ended(result, progress);
        Assert.Equal(
            (good, progress, result is OutcomeResult.ToWork or OutcomeResult.ToStudies),
            (targets.Good, targets.Progress, targets.ToWorkOrStudies));
    }

    [Fact]
    public void Good_EndedEarlyWithAStepForward_IsFalse() =>
        Assert.False(Ended(OutcomeResult.EndedEarly, progress: true, days: 50).Good);

    [Fact]
    public void Good_UntilTheFollowUpIsOver_IsNotResolved()
    {
        var ended = Draft(PlacementState.Ended, new Outcome(OutcomeResult.ToWork));
        Assert.Null(Of(ended, LastDay.AddDays(89)).Good);
        Assert.True(Of(ended, LastDay.AddDays(90)).Good);
    }

    [Fact]
    public void Good_EndedEarly_IsNotResolvedBeforeOneThatLasted()
    {
        var early = Draft(PlacementState.Ended, new Outcome(OutcomeResult.EndedEarly)) with
        {
            EndOn = Agreed.AddDays(20),
        };
        Assert.Null(Of(early, LastDay.AddDays(89)).Good);
        Assert.False(Of(early, LastDay.AddDays(90)).Good);
    }

    [Fact]
    public void Of_ADayBeforeTheStart_SeesNothingOfWhatCameLater()
    {
        var ended = Draft(PlacementState.Ended, new Outcome(OutcomeResult.ToWork));
        Assert.Equal(Of(Draft(PlacementState.Accepted), Agreed.AddDays(-1)), Of(ended, Agreed.AddDays(-1)));
        Assert.Null(Of(ended, Agreed.AddDays(-1)).Started);
    }

    [Theory]
    [InlineData(PlacementState.Declined)]
    [InlineData(PlacementState.Withdrawn)]
    [InlineData(PlacementState.Proposed)]
    public void Of_WhatWasNeverAgreed_CountsForNothing(PlacementState state)
    {
        var targets = Of(Draft(state));
        Assert.Null(
            targets.Started ?? targets.Completed ?? targets.Progress ?? targets.ToWorkOrStudies ?? targets.Good);
    }

    [Fact]
    public void Of_EndedForCare_SaysThatItStartedAndNothingAgainstAnybody()
    {
        var targets = Ended(OutcomeResult.EndedForCare, progress: false, days: 5);
        Assert.True(targets.Started);
        Assert.Null(targets.Completed ?? targets.Progress ?? targets.ToWorkOrStudies ?? targets.Good);
    }

    [Fact]
    public void WhatIsStated_OfAPlacement_HasNoSanctionAndNoAbsence()
    {
        var names = new[] { typeof(PlacementDraft), typeof(Outcome), typeof(Core.Participants.ParticipantDraft) }
            .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
            .Select(property => property.Name);
        Assert.DoesNotContain(names, name =>
            name.Contains("Sanction", StringComparison.Ordinal) || name.Contains("Absen", StringComparison.Ordinal));
    }

    [Fact]
    public void Version_OfTheLabel_HoldsEveryNumber()
    {
        Assert.Equal("placement-1/start14/days80/follow90", Rules.Version);
        var others = new[]
        {
            Rules with { StartWithinDays = 7 }, Rules with { CompletedPercent = 50 }, Rules with { FollowUpDays = 0 },
        };
        Assert.Equal(4, others.Append(Rules).Select(rules => rules.Version).Distinct().Count());
    }
}
