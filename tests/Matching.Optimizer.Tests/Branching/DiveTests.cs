using Matching.Optimizer.Branching;
using Matching.Optimizer.Decomposition;
using Matching.Optimizer.Plans;
using Matching.Optimizer.Tests.Decomposition;
using Matching.Optimizer.Tests.Neighbourhoods;

namespace Matching.Optimizer.Tests.Branching;

public sealed class DiveTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Run_FromRandomNodes_BreaksNoRow_AndComesToAnEnd(bool isExact)
    {
        int whole = 0;
        for (int seed = 0; seed < 400; seed++)
        {
            Relaxed relaxed = seed < 250 ? new(TinyProblems.At(seed)) : Relaxed.CrowdedAt(seed);
            relaxed.Relaxation.Reset();
            relaxed.Relaxation.IsExact = isExact;
            ProximalBundle bundle = relaxed.Bundle();
            for (int n = 0; n < 3; n++) bundle.Sweep();
            var dive = new Dive(relaxed.Relaxation, bundle, new WorkMemory());
            Node node = PropagationTests.RandomPath(relaxed, new Random(seed));
            dive.Run(seed % 2 == 0 ? new Node() : node, new DiveTask(DivePace.OfTrees), () => false);

            Audit.CheckPartial(dive.Plan);
            Assert.InRange(dive.Steps, 0, relaxed.Problem.Participants.Count + 1);
            Assert.DoesNotContain(true, bundle.Rests);
            if (dive.Plan.Shortfall != 0 || relaxed.Problem.Quotas.Maximum.Any(most => most < 0)) continue;
            Audit.Check(dive.Plan);
            whole++;
        }

        Assert.InRange(whole, 200, 400);
    }

    [Fact]
    public void Run_WhenToldToStopAtOnce_StillFillsWhatIsFree()
    {
        ProblemDraft draft = Draft.Plain(new long[,] { { 5, 1 }, { 9, 1 } });
        var relaxed = new Relaxed(Problem.From(draft));
        var dive = new Dive(relaxed.Relaxation, relaxed.Bundle(), new WorkMemory());

        dive.Run(new Node(), new DiveTask(DivePace.OfTrees), () => true);

        Assert.Equal((0, 10), (dive.Steps, dive.Plan.Objective));
    }

    [Fact]
    public void Run_Shuffled_MakesTheSamePlanOfTheSameSeed_AndOthersOfOthers()
    {
        var problem = Problem.From(BranchAndBoundTests.Assignment(seed: 1, slots: 8, participants: 60));
        HashSet<long> values = [];
        for (ulong seed = 0; seed < 8; seed++)
        {
            int[] first = DivedWith(seed, out long value), second = DivedWith(seed, out _);
            Assert.Equal(first, second);
            values.Add(value);
        }

        Assert.InRange(values.Count, 3, 8);

        int[] DivedWith(ulong seed, out long value)
        {
            var relaxed = new Relaxed(problem);
            relaxed.Relaxation.Reset();
            ProximalBundle bundle = relaxed.Bundle(reach: Spread.Of(relaxed.Candidates) * 0.3);
            for (int n = 0; n < 20; n++) bundle.Sweep();
            var dive = new Dive(relaxed.Relaxation, bundle, new WorkMemory());
            dive.Run(new Node(), new DiveTask(DivePace.OfTrees) { Shuffle = new Randomness(seed) }, () => false);
            Audit.CheckPartial(dive.Plan);
            value = dive.Plan.Objective;
            return [.. dive.Plan.Choice];
        }
    }

    /// <summary>A mid-size problem of every kind: what a dive makes is close to what the prices allow.</summary>
    [Fact]
    public void Run_OfAMidSizeProblem_BreaksNoRow_AndSeatsMostPeople()
    {
        var relaxed = new Relaxed(Problem.From(MidSizeProblems.DraftAt(2, participants: 120, slots: 60)));
        relaxed.Relaxation.Reset();
        ProximalBundle bundle = relaxed.Bundle(reach: Spread.Of(relaxed.Candidates) * 0.3);
        for (int n = 0; n < 20; n++) bundle.Sweep();
        var dive = new Dive(relaxed.Relaxation, bundle, new WorkMemory());
        dive.Run(new Node(), new DiveTask(DivePace.OfTrees), () => false);

        Audit.CheckPartial(dive.Plan);
        Assert.InRange(dive.Plan.Choice.Count(c => c >= 0), 60, 120);
    }
}
