using Matching.Optimizer.Branching;
using Matching.Optimizer.Decomposition;
using Matching.Optimizer.Plans;
using Matching.Optimizer.Tests.Decomposition;
using Matching.Optimizer.Tests.Neighbourhoods;

namespace Matching.Optimizer.Tests.Branching;

public sealed class RoundingTests
{
    [Fact]
    public void Build_OfAnyMixture_BreaksNoRow_NorDoesItsCompletion_WhichOnlyAddsOnceCrewsStand()
    {
        int grown = 0;
        for (int seed = 0; seed < 640; seed++)
        {
            Relaxed relaxed = seed < 400 ? new(TinyProblems.At(seed)) : Relaxed.CrowdedAt(seed);
            ProximalBundle bundle = relaxed.Bundle();
            for (int n = 0; n < 4; n++) bundle.Sweep();
            var rounding = new Rounding(relaxed.Relaxation, bundle, new WorkMemory());
            rounding.ReadShares();
            rounding.Build();
            Audit.CheckPartial(rounding.Plan);
            if (seed % 2 == 0) rounding.Plan.Undo(0);
            (bool wasWhole, long before) = (rounding.Plan.Shortfall == 0, rounding.Plan.Objective);
            new Completion(rounding.Plan).Run();
            Audit.CheckPartial(rounding.Plan);
            if (rounding.Plan.Objective > before) grown++;
            if (wasWhole) Assert.InRange(rounding.Plan.Objective, before, long.MaxValue);
            CheckCrews(rounding.Plan);
        }

        Assert.InRange(grown, 30, 640);
    }

    [Fact]
    public void ReadShares_OfAMixture_SumToTheWeightsOfTheColumnsThatHoldAnEntry()
    {
        for (int seed = 0; seed < 200; seed++)
        {
            Relaxed relaxed = Relaxed.CrowdedAt(seed);
            ProximalBundle bundle = relaxed.Bundle();
            for (int n = 0; n < 5; n++) bundle.Sweep();
            var rounding = new Rounding(relaxed.Relaxation, bundle, new WorkMemory());
            rounding.ReadShares();
            rounding.ReadShares();
            for (int e = 0; e < relaxed.Candidates.Count; e++)
            {
                int group = relaxed.Relaxation.Grouping.GroupOf[relaxed.SlotOf(e)];
                double share = bundle.ColumnsOf(group).Where(c => c.Entries.Contains(e)).Sum(c => c.Weight);
                Assert.Equal(share, rounding.Share[e], 1e-12);
            }
        }
    }

    /// <summary>A plan that draws closed entries is no plan of the node.</summary>
    [Fact]
    public void Build_WithClosedEntries_UsesNone()
    {
        for (int seed = 0; seed < 200; seed++)
        {
            Relaxed relaxed = new(TinyProblems.At(seed));
            var random = new Random(seed);
            ProximalBundle bundle = relaxed.Bundle();
            for (int e = 0; e < relaxed.Candidates.Count; e++)
            {
                if (random.Next(2) == 1) relaxed.Relaxation.Close(e);
            }

            bool[] open = [.. relaxed.Relaxation.IsOpen];
            bundle.Restart();
            var rounding = new Rounding(relaxed.Relaxation, bundle, new WorkMemory());
            rounding.ReadShares();
            rounding.Build();

            Assert.All(
                rounding.Plan.Choice.Where(c => c >= 0), c => Assert.True(open[relaxed.Relaxation.Entries.EntryOf[c]]));
        }
    }

    /// <summary>Where nobody is pinned, nobody stands in a session without its crew after a completion.</summary>
    private static void CheckCrews(Plan plan)
    {
        if (plan.Problem.Participants.PinnedSlot.Any(pin => pin >= 0)) return;
        for (int j = 0; j < plan.Problem.Slots.Count; j++)
        {
            for (int t = 0; t < plan.Problem.SessionCount; t++) Assert.Equal(0, plan.CrewLack(j, t));
        }
    }
}
