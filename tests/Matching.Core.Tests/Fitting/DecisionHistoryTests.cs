using Matching.Core.Fitting;
using Matching.Core.Participants;
using Matching.Core.Placements;
using Matching.Core.Slots;
using Matching.Core.Snapshots;

namespace Matching.Core.Tests.Fitting;

public sealed class DecisionHistoryTests
{
    private static readonly DateOnly Decided = new(2025, 9, 1);
    private static readonly Key Person = new("2280", "p1");

    private static readonly PlacementDraft Judged = Area.Placement(
        PlacementState.Ended, new(2025, 9, 15), new(2025, 12, 1)) with
    {
        Id = "judged",
        DecidedOn = Decided,
        AgreedStartOn = new(2025, 9, 10),
        AgreedEndOn = new(2026, 1, 10),
    };

    private static readonly PlacementDraft Before = Area.Placement(
        PlacementState.Ended, new(2025, 2, 1), new(2025, 4, 1)) with { Id = "before" };

    private static double[] Features(Area area, params Step[] steps)
    {
        var snapshot = area.Snapshot();
        var rows = new SnapshotRows
        {
            Participants = snapshot.Participants,
            Employers = snapshot.Employers,
            Sites = snapshot.Sites,
            Slots = snapshot.Slots,
            Placements = snapshot.Placements,
            Steps = steps,
        };
        var features = new double[FitFeatures.Count];
        var known = new Snapshot(rows);
        new DecisionHistory(known, new LabelRules()).Fill(
            known.Placements.Single(p => p.Id == "judged"), features);
        return features;
    }

    private static readonly Area Known = new() { Placements = [Judged, Before] };

    [Fact]
    public void Fill_WhenEveryLaterFactChanges_SeesTheSameVector()
    {
        var later = Known with
        {
            Participants =
            [
                Area.Anybody with
                {
                    Stage = Stage.ExternalWorkplace, Language = LanguageLevel.C1, SessionsNeeded = 9,
                    Ability = new Levels(4, 4, 4), WorkAbilityPercent = 100, MonthsSinceWork = 0, Sex = Sex.Woman,
                },
            ],
            Placements =
            [
                Judged with
                {
                    StartOn = new(2025, 11, 1), EndOn = new(2026, 3, 1),
                    Outcome = new Outcome(OutcomeResult.ToWork, Progress: true),
                },
                Before,
                Before with { Id = "at-once", StartOn = new(2025, 8, 1), EndOn = Decided },
                Before with
                {
                    Id = "unresolved", StartOn = new(2025, 6, 1), EndOn = new(2025, 8, 30), Participant = "p2",
                    Outcome = new Outcome(OutcomeResult.ToWork, Progress: true),
                },
                Before with { Id = "later", StartOn = new(2026, 1, 1), EndOn = new(2026, 2, 1) },
                Before with { Id = "declined", State = PlacementState.Declined, Outcome = null },
            ],
        };
        later = later with { Participants = [.. later.Participants, Area.Anybody with { Id = "p2" }] };
        var day = Decided.AddDays(1);
        Assert.Equal(
            Features(Known),
            Features(
                later,
                new Step(Person, day, StepKind.Stage, 3, 4),
                new Step(Person, day, StepKind.Language, 2, 3),
                new Step(Person, day.AddDays(9), StepKind.Language, 3, 5),
                new Step(Person, day, StepKind.Sessions, 4, 9),
                new Step(Person, day, StepKind.PhysicalAbility, 2, 4),
                new Step(Person, day, StepKind.SocialAbility, 2, 4),
                new Step(Person, day, StepKind.CognitiveAbility, 2, 4),
                new Step(Person, day, StepKind.WorkAbility, 25, 100)));
    }

    [Fact]
    public void Fill_AStepOnTheDayOfTheDecision_WasKnown() => Assert.Equal(
        5,
        Features(
            Known.Who(p => p with { Language = LanguageLevel.C1 }),
            new Step(Person, Decided, StepKind.Language, 2, 5))[(int)FitFeature.Language]);

    [Fact]
    public void Fill_WhatHadEnded_IsSeen()
    {
        var features = Features(Known);
        Assert.Equal(
            (1, 1, 1, 9, 17),
            (features[(int)FitFeature.EarlierPlacements], features[(int)FitFeature.SiteKnown],
                features[(int)FitFeature.FieldTried], features[(int)FitFeature.DaysToStart],
                features[(int)FitFeature.Weeks]));
    }

    [Theory]
    [InlineData("mon tue", 8, 2)]
    [InlineData("mon tue", 4, 0)]
    [InlineData("mon", 3, 7)]
    public void Fill_FewerHalfDaysThanWereWantedThen_OnceThrew(string available, int wanted, int spare)
    {
        var fewer = Known.Who(p => p with { SessionsNeeded = 2, AvailableSessions = Area.Mask(available) });
        var features = Features(fewer, new Step(Person, Decided.AddDays(1), StepKind.Sessions, wanted, 2));
        Assert.Equal(
            (wanted, spare),
            (features[(int)FitFeature.SessionsNeeded], features[(int)FitFeature.SpareSessions]));
    }

    [Fact]
    public void Fill_APlacementThatEndedForCare_WasOnceCountedAsAnEarlierOne()
    {
        var care = Before with { Id = "care", Outcome = new Outcome(OutcomeResult.EndedForCare) };
        Assert.Equal(Features(Known), Features(Known with { Placements = [Judged, Before, care] }));
    }

    [Fact]
    public void Fill_MoreHalfDaysThanWished_AreCounted() => Assert.Equal(
        1, Features(Known.Who(p => p with { SessionsNeeded = 1 }))[(int)FitFeature.ExtraSessions]);

    [Theory]
    [InlineData(true, true, "2025-09-01")]
    [InlineData(false, true, "2025-09-10")]
    [InlineData(false, false, "2025-09-15")]
    public void DecidedOn_NobodyWroteItDown_IsTheLatestDayThatItCanHaveBeen(bool decided, bool agreed, string day)
    {
        var draft = Judged with
        {
            DecidedOn = decided ? Judged.DecidedOn : null,
            AgreedStartOn = agreed ? Judged.AgreedStartOn : null,
        };
        Assert.Equal(day, $"{DecisionHistory.DecidedOn(new Placement(draft)):yyyy-MM-dd}");
    }
}
