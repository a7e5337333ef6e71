using Matching.Core.Employers;
using Matching.Sample.Drawing;
using Matching.Sample.Offers;

namespace Matching.Sample.Tests.Offers;

public sealed class RecipeSequenceTests
{
    private static readonly Dictionary<SiteKind, int> NoRealSites =
        new() { [SiteKind.BathingPlace] = 0, [SiteKind.RecyclingPark] = 0 };

    [Fact]
    public void Take_Limit_IsNeverPassed()
    {
        var limits = new Dictionary<SiteKind, int>(NoRealSites) { [SiteKind.BathingPlace] = 3 };

        var taken = RecipeSequence.Take(ArenaRecipes.All, 40, new Dice(1, "test"), limits);

        Assert.Equal(40, taken.Count);
        Assert.Equal(3, taken.Count(r => r.SiteKind == SiteKind.BathingPlace));
        Assert.DoesNotContain(taken, r => r.SiteKind == SiteKind.RecyclingPark);
    }

    [Fact]
    public void Take_OnlyLimitedRecipes_EndsWhenTheyAreUsedUp()
    {
        Recipe[] bathing = [.. ArenaRecipes.All.Where(r => r.SiteKind == SiteKind.BathingPlace)];

        var taken = RecipeSequence.Take(
            bathing, 5, new Dice(1, "test"), new Dictionary<SiteKind, int> { [SiteKind.BathingPlace] = 2 });

        Assert.Equal(2, taken.Count);
    }

    [Fact]
    public void Take_Many_FollowsTheWeights()
    {
        var total = WorkplaceRecipes.All.Sum(r => r.Weight);

        var taken = RecipeSequence.Take(WorkplaceRecipes.All, 1000, new Dice(1, "test"), NoRealSites);

        Assert.All(
            WorkplaceRecipes.All,
            r => Assert.Equal(1000.0 * r.Weight / total, taken.Count(t => t.Slug == r.Slug), 2.0));
    }

    [Fact]
    public void Take_TheFirstFew_AllDiffer()
    {
        var taken = RecipeSequence.Take(WorkplaceRecipes.All, 6, new Dice(1, "test"), NoRealSites);

        Assert.Equal(6, taken.Distinct().Count());
    }
}
