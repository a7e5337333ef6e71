using Matching.Optimizer.Presolve;

namespace Matching.Optimizer.Tests.Presolve;

public sealed class PresolveLogTests
{
    [Fact]
    public void Of_TinyProblems_GivesAReasonExactlyForOptionsThatAreNoCandidates()
    {
        for (int seed = 0; seed < 500; seed++)
        {
            Problem problem = TinyProblems.At(seed);
            int[] named = [.. PresolveLog.Of(problem).Reductions
                .Where(r => r.Kind <= ReductionKind.WeightAboveQuota).Select(r => r.Index)];
            int[] candidates = Candidates.Of(problem, new WorkMemory()).Option;

            Assert.Equal(Enumerable.Range(0, problem.Options.Count).Except(candidates), named);
        }
    }

    [Fact]
    public void Of_TinyProblems_NamesOnlyLimitsThatNoPlanReaches()
    {
        for (int seed = 0; seed < 300; seed++)
        {
            Problem problem = TinyProblems.At(seed);
            Problem loose = WithoutLimits(problem, PresolveLog.Of(problem).Reductions);

            Assert.Equal(
                new Solver(TimeProvider.System).Solve(problem, new SolveOptions { Ticks = 2_000_000 }).Objective,
                new Solver(TimeProvider.System).Solve(loose, new SolveOptions { Ticks = 2_000_000 }).Objective);
        }
    }

    [Fact]
    public void Of_AnIsland_NamesItsPeopleAsAComponent()
    {
        ProblemDraft draft = Draft.Of(1, 3, 2);
        draft.Options.Add(0, 0, 5);
        draft.Options.Add(2, 1, 5);

        PresolveLog log = PresolveLog.Of(Problem.From(draft));

        Assert.Equal([[0], [2]], log.Components.Select(c => c.ToArray()));
        Assert.True(log.IsNetwork);
        Assert.Contains(new Reduction(ReductionKind.ParticipantWithoutOptions, 1), log.Reductions);
    }

    /// <summary>
    /// The problem with the limits that are said never to bind taken away, but for those that took an option out.
    /// </summary>
    private static Problem WithoutLimits(Problem problem, IReadOnlyCollection<Reduction> reductions)
    {
        int[] capacity = [.. problem.Slots.Capacity];
        long[] support = [.. problem.Supervisors.SupportCapacity], maximum = [.. problem.Quotas.Maximum];
        foreach (Reduction reduction in reductions)
        {
            if (reduction.Kind == ReductionKind.SessionNeverFull)
                capacity[reduction.Index * problem.SessionCount + reduction.By] = problem.Participants.Count + 1;
            else if (reduction.Kind == ReductionKind.SupportNeverFull && !Took(ReductionKind.LoadAboveSupport))
                support[reduction.Index] = 1_000_000_000_000;
            else if (reduction.Kind == ReductionKind.QuotaNeverFull && !Took(ReductionKind.WeightAboveQuota))
                maximum[reduction.Index] = 1_000_000_000_000;

            bool Took(ReductionKind kind) => reductions.Any(r => r.Kind == kind && r.By == reduction.Index);
        }

        return new Problem(problem.SessionCount)
        {
            Participants = problem.Participants,
            Slots = problem.Slots with { Capacity = [.. capacity] },
            Supervisors = problem.Supervisors with { SupportCapacity = [.. support] },
            Options = problem.Options,
            Conflicts = problem.Conflicts,
            Quotas = problem.Quotas with { Maximum = [.. maximum] },
        };
    }
}
