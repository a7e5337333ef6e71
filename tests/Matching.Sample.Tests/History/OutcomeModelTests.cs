using Matching.Core.Employers;
using Matching.Core.Participants;
using Matching.Core.Placements;
using Matching.Core.Slots;
using Matching.Core.Travel;
using Matching.Sample.Drawing;
using Matching.Sample.History;
using Matching.Sample.People;
using Matching.Sample.Places;

namespace Matching.Sample.Tests.History;

public sealed class OutcomeModelTests
{
    private static readonly SessionMask FourSessions = new(0b1111);

    [Fact]
    public void LogOdds_EverythingSuits_IsTheIntercept() =>
        Assert.Equal(OutcomeModel.Intercept, OutcomeModel.LogOdds(Prospect(), FourSessions), 12);

    [Fact]
    public void LogOdds_EveryStrainAWishAndStrength_IsTheSumInTheReadme()
    {
        var prospect = Prospect(
            p => p with
            {
                Ability = new Levels(0, 1, 1), Language = LanguageLevel.A1, SupportNeed = 7, SessionsNeeded = 2,
                Wishes = [new Preference(PreferenceTarget.Field, "recycling")],
            },
            strength: -0.5);

        // Gaps 2, 1 and 1; two levels of Swedish; two half-days more than wanted; load 7 + 3 = 10.
        var expected = 0.8 - 0.7 * 2 - 0.7 - 0.7 - 0.4 * 2 - 0.4 * 2 - 0.2 * 6 + 0.5 + 0.8 * -0.5;

        Assert.Equal(expected, OutcomeModel.LogOdds(prospect, FourSessions), 12);
    }

    [Fact]
    public void LogOdds_OutOfReachOnFoot_LosesWhatFourHoursOfTravelLose()
    {
        var far = Prospect(home: new Point(63.38, 14.64));

        Assert.Equal(OutcomeModel.Intercept - 0.6 * (240 - 30) / 30, OutcomeModel.LogOdds(far, FourSessions), 12);
    }

    [Fact]
    public void LogOdds_WishNotMet_LosesAFifth() =>
        Assert.Equal(
            OutcomeModel.Intercept - 0.2,
            OutcomeModel.LogOdds(
                Prospect(p => p with { Wishes = [new Preference(PreferenceTarget.Field, "office")] }), FourSessions),
            12);

    [Fact]
    public void Draw_ManyTimes_IsGoodAsOftenAsTheOddsSay()
    {
        var prospect = Prospect();
        var dice = new Dice(1, "test");

        var good = Enumerable.Range(0, 20_000).Count(_ => OutcomeModel.Draw(prospect, FourSessions, dice).Good);

        Assert.Equal(Curve.Logistic(OutcomeModel.Intercept), good / 20_000.0, 0.01);
    }

    [Fact]
    public void Draw_EndedEarly_NamesTheHeaviestStrain()
    {
        var prospect = Prospect(p => p with { Ability = new Levels(1, 0, 4) });
        var dice = new Dice(1, "test");

        var reasons = Enumerable.Range(0, 500).Select(_ => OutcomeModel.Draw(prospect, FourSessions, dice))
            .Where(o => o.Result == OutcomeResult.EndedEarly).Select(o => o.Reason).Distinct();

        Assert.Equal([OutcomeReason.SocialDemand], reasons);
    }

    [Fact]
    public void Draw_NobodyWhoNeverWorked_EndsInWork()
    {
        var prospect = Prospect(history: WorkHistory.NeverWorked);
        var dice = new Dice(1, "test");

        Assert.DoesNotContain(
            Enumerable.Range(0, 2_000),
            _ => OutcomeModel.Draw(prospect, FourSessions, dice).Result == OutcomeResult.ToWork);
    }

    private static Prospect Prospect(
        Func<ParticipantDraft, ParticipantDraft>? change = null, double strength = 0,
        WorkHistory history = WorkHistory.Recent, Point? home = null)
    {
        var draft = new ParticipantDraft
        {
            Municipality = "2380", Id = "p", SessionsNeeded = 4, Ability = new Levels(4, 4, 4), SupportNeed = 2,
            Language = LanguageLevel.C1, TravelModes = [TravelMode.Walk],
        };
        var slot = new Slot(new SlotDraft
        {
            Municipality = "2380", Id = "s", Site = "site", Title = "t", Field = WorkField.Recycling,
            StartOn = new DateOnly(2026, 1, 1), EndOn = new DateOnly(2026, 12, 31), Demands = new Levels(2, 2, 2),
            Tasks = [new SlotTask("a", LanguageLevel.B1), new SlotTask("b", LanguageLevel.C1, Optional: true)],
        });
        var site = new Site(new SiteDraft
        {
            Municipality = "2380", Id = "site", Employer = "e", Name = "n", Latitude = 63.18, Longitude = 14.64,
        });
        var traits = Traits.Of(1, 1)[0] with { Strength = strength, WorkHistory = history };
        var person = new Person(0, change?.Invoke(draft) ?? draft, traits, home ?? new Point(63.18, 14.64));
        return new Prospect(person, slot, site);
    }
}
