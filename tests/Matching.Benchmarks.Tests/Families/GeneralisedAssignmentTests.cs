using Matching.Benchmarks.Families;
using Matching.Optimizer;

namespace Matching.Benchmarks.Tests.Families;

public sealed class GeneralisedAssignmentTests
{
    [Theory]
    [InlineData(GapClass.C, 5, 25, 10, 50)]
    [InlineData(GapClass.D, 1, 100, 1, 120)]
    [InlineData(GapClass.E, 1, 200, -10, 1000)]
    public void Generate_Class_KeepsItsRanges(GapClass kind, int leastLoad, int mostLoad, int leastCost, int mostCost)
    {
        ProblemDraft draft = GeneralisedAssignment.Generate(kind, 5, 100, seed: 1);

        Assert.All(draft.Options.SupportLoad, load => Assert.InRange(load, leastLoad, mostLoad));
        Assert.All(draft.Options.Value, value => Assert.InRange(-value, leastCost, mostCost));
        for (int i = 0; i < 5; i++)
        {
            long weights = draft.Options.SupportLoad.Where((_, k) => draft.Options.Slot[k] == i).Sum();
            Assert.Equal(4 * weights / 25, draft.Supervisors[i].SupportCapacity);
        }
    }

    [Fact]
    public void Generate_ClassD_CostsFallAsWeightsRise()
    {
        ProblemDraft draft = GeneralisedAssignment.Generate(GapClass.D, 5, 100, seed: 1);

        Assert.All(
            draft.Options.SupportLoad.Zip(draft.Options.Value),
            pair => Assert.InRange(-pair.Second + pair.First, 101, 121));
    }

    [Fact]
    public void Generate_LeavingOneJobOut_CostsMoreThanAllTheOthers()
    {
        ProblemDraft draft = GeneralisedAssignment.Generate(GapClass.C, 2, 10, seed: 1);

        Assert.All(
            draft.Participants, job => Assert.True(job.UnplacedValue < 10 * draft.Options.Value.Min()));
    }
}
