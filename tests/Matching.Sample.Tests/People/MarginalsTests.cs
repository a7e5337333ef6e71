using Matching.Core.Participants;

namespace Matching.Sample.Tests.People;

/// <summary>
/// The shares of the README's table in the generated participants: quotas are exact to within one person, draws within
/// the tolerance stated here.
/// </summary>
public sealed class MarginalsTests
{
    [Theory]
    [InlineData(60)]
    [InlineData(10_000)]
    public void Participants_AnySize_HaveThePublishedSharesToWithinOnePerson(int size)
    {
        Expect(size, 0.53, p => p.Sex == Sex.Woman);
        Expect(size, 0.20, p => p.NeverWorked);
        Expect(size, 0.70, p => p.NeverWorked || p.MonthsSinceWork > 24);
        Expect(size, 0.05, p => p.WorkAbilityPercent is null);
        Expect(size, 0.95, p => p.WorkAbilityPercent is 25 or 50 or 75 or 100);
    }

    [Theory]
    [InlineData(60)]
    [InlineData(10_000)]
    public void Participants_AnySize_HaveTheChosenQuotasToWithinOnePerson(int size)
    {
        Expect(size, 0.15, p => p.Stage == Stage.Foundation);
        Expect(size, 0.20, p => p.Stage == Stage.Preparation);
        Expect(size, 0.35, p => p.Stage == Stage.OwnArena);
        Expect(size, 0.30, p => p.Stage == Stage.ExternalWorkplace);
        Expect(size, 0.55, p => p.Language == LanguageLevel.C1);
        Expect(size, 0.33, p => p.Language <= LanguageLevel.B1, people: 2);
        Expect(size, 0.02, p => p.ProtectedIdentity);
        Expect(size, 0.45, p => p.DrivingLicence);
        Expect(size, 0.15, p => p.Ability.Physical <= 1);
        Expect(size, 0.15, p => p.Ability.Social <= 1);
        Expect(size, 0.15, p => p.Ability.Cognitive <= 1);
        Expect(size, 0.40, p => p.NeededAdaptations.Count > 0);
    }

    [Fact]
    public void Participants_AtTenThousand_HaveTheDrawnSharesToWithinATwentiethOfThem()
    {
        ExpectAbout(0.057, p => p.WorkAbilityContested);
        ExpectAbout(0.26, p => p.Readiness == Readiness.NotYet && p.Stage < Stage.OwnArena);
        ExpectAbout(0.0875, p => p.Readiness == Readiness.NotAssessed);
        ExpectAbout(0.014, p => p.Readiness != Readiness.Ready && p.Stage >= Stage.OwnArena);
        ExpectAbout(0.14, p => p.Vetoes.Count > 0);
        ExpectAbout(0.17, p => p.Clearances.Any(c => c.Kind == ClearanceKind.School));
    }

    private static void Expect(int size, double share, Func<Participant, bool> has, int people = 1) =>
        Assert.InRange(Count(size, has), share * size - people, share * size + people);

    private static void ExpectAbout(double share, Func<Participant, bool> has) =>
        Assert.InRange(Count(10_000, has) / 10_000.0, share * 0.95 - 0.005, share * 1.05 + 0.005);

    private static int Count(int size, Func<Participant, bool> has) => Regions.Of(size).Rows.Participants.Count(has);
}
