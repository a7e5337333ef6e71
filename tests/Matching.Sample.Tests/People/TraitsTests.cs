using Matching.Core.Participants;
using Matching.Sample.People;

namespace Matching.Sample.Tests.People;

public sealed class TraitsTests
{
    [Theory]
    [InlineData(60)]
    [InlineData(10_000)]
    public void Of_AnySize_OneInFiveHasSocialProblemsAndOneInFiveAPsychiatricDisability(int size)
    {
        var traits = Traits.Of(size, seed: 1);

        Assert.Equal(size / 5, traits.Count(t => t.SocialProblems));
        Assert.Equal(size / 5, traits.Count(t => t.PsychiatricDisability));
    }

    [Fact]
    public void Of_PeopleWithDisability_NeedMoreSupportAndAreOnEarlierStages()
    {
        var traits = Traits.Of(10_000, seed: 1);
        var (with, without) = (
            traits.Where(t => t.PsychiatricDisability).ToArray(),
            traits.Where(t => !t.PsychiatricDisability).ToArray());

        Assert.True(with.Average(t => t.SupportNeed) > without.Average(t => t.SupportNeed) + 0.5);
        Assert.True(with.Average(t => (int)t.Stage) < without.Average(t => (int)t.Stage) - 0.3);
        Assert.True(with.Average(t => t.Ability.Cognitive) < without.Average(t => t.Ability.Cognitive) - 0.3);
    }

    [Fact]
    public void Of_Sex_SaysNothingOfAnythingElse()
    {
        var traits = Traits.Of(10_000, seed: 1);
        var (women, men) = (
            traits.Where(t => t.Sex == Sex.Woman).ToArray(), traits.Where(t => t.Sex == Sex.Man).ToArray());

        Assert.Equal(women.Average(t => t.Strength), men.Average(t => t.Strength), 0.06);
        Assert.Equal(women.Average(t => (int)t.Stage), men.Average(t => (int)t.Stage), 0.06);
        Assert.Equal(women.Average(t => t.SupportNeed), men.Average(t => t.SupportNeed), 0.12);
    }
}
