using Matching.Optimizer.Decomposition;
using Matching.Optimizer.Presolve;
using Matching.Optimizer.Recording;

namespace Matching.Optimizer.Tests.Recording;

public sealed class StartPricesTests
{
    [Fact]
    public void From_PublishedPrices_IsWhatWasPublished()
    {
        GroupRelaxation relaxation = Gap();
        var price = new double[relaxation.Rows.Count];
        for (int r = 0; r < price.Length; r++) price[r] = relaxation.Rows.IsPriced[r] ? -r / 8.0 : 0;
        relaxation.Load(price);

        Assert.Equal(price, new StartPrices(relaxation).From(relaxation.Publish()));
    }

    [Fact]
    public void From_WeakPrices_AddsEverybodysBestReply()
    {
        GroupRelaxation relaxation = Gap();
        double[] price = new StartPrices(relaxation).From(Prices.Zero);

        Candidates candidates = relaxation.Candidates;
        for (int i = 0; i < relaxation.Rows.Sessions; i++)
            Assert.Equal(candidates.Value[candidates.Start[i]], price[i]);
        Assert.All(price[relaxation.Rows.Sessions..], row => Assert.Equal(0, row));
    }

    private static GroupRelaxation Gap()
    {
        Problem problem = Instances.GeneralisedAssignment("gap1-0");
        var memory = new WorkMemory();
        Candidates candidates = Candidates.Of(problem, memory);
        return new GroupRelaxation(problem, candidates, RowActivity.Of(problem, candidates), memory);
    }
}
