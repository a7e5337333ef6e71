using Matching.Benchmarks.Families;
using Matching.Optimizer;

namespace Matching.Benchmarks.Tests.Families;

public sealed class RegionTests
{
    private static readonly RegionShape Shape = new(Participants: 60, Slots: 40, OptionsEach: 12, Seed: 3);

    [Fact]
    public void Generate_SameSeed_IsTheSameRegion()
    {
        Assert.Equal(Columns(FullRegion.Generate(Shape)), Columns(FullRegion.Generate(Shape)));
        Assert.NotEqual(
            Columns(FullRegion.Generate(Shape)), Columns(FullRegion.Generate(Shape with { Seed = 4 })));
    }

    [Fact]
    public void Generate_FullRegion_IsAProblemWithEveryKindOfConstraint()
    {
        Problem problem = Problem.From(FullRegion.Generate(Shape with { Participants = 200, OptionsEach = 20 }));

        Assert.Equal(10, problem.SessionCount);
        Assert.Contains(2, problem.Slots.MinimumCrew);
        Assert.Contains(Enumerable.Range(0, problem.Slots.Count), j => problem.Slots.SupervisorsOf(j).Length == 2);
        Assert.NotEqual(0, problem.Conflicts.Count);
        Assert.True(problem.Quotas.Minimum[0] > 0);
        Assert.True(problem.Quotas.Maximum[1] < problem.Quotas.Weight.Sum());
    }

    [Fact]
    public void Generate_FullRegion_HasAPlan()
    {
        Solution solution = new Solver(TimeProvider.System).Solve(
            Problem.From(FullRegion.Generate(Shape)), new SolveOptions { Ticks = 2_000_000 });

        Assert.True(solution.HasPlan);
    }

    [Fact]
    public void Generate_TransportRegion_HasSeatsForAllAndNothingElse()
    {
        ProblemDraft draft = TransportRegion.Generate(Shape);

        Assert.Equal(1, draft.SessionCount);
        Assert.True(draft.Slots.Sum(slot => slot.SessionCapacity[0]) >= draft.Participants.Count);
        Assert.Empty(draft.Supervisors);
        Assert.Equal(60 * 12, draft.Options.Slot.Count);
    }

    [Fact]
    public void Generate_MoreOptionsThanSlots_OffersEverySlotOnce()
    {
        ProblemDraft draft = TransportRegion.Generate(Shape with { Slots = 7 });

        Assert.Equal(60 * 7, draft.Options.Slot.Count);
        Assert.Equal(Enumerable.Range(0, 7), draft.Options.Slot.Take(7));
    }

    private static IEnumerable<long> Columns(ProblemDraft draft) =>
        [.. draft.Options.Value, .. draft.Options.SupportLoad, .. draft.Participants.Select(p => p.UnplacedValue)];
}
