using Matching.Benchmarks.Families;

namespace Matching.Benchmarks.Tests.Families;

public sealed class PlaceGridTests
{
    [Fact]
    public void Nearest_OfRandomPlaces_IsWhatSortingAllOfThemFinds()
    {
        var random = new Random(1);
        Place[] places = [.. Enumerable.Range(0, 300).Select(_ => Anywhere(random))];
        var grid = new PlaceGrid(places);
        for (int n = 0; n < 50; n++)
        {
            Place from = Anywhere(random);
            int count = random.Next(1, 60);

            Assert.Equal(
                Enumerable.Range(0, places.Length).OrderBy(j => places[j].MetresTo(from)).Take(count),
                grid.Nearest(from, count));
        }
    }

    [Fact]
    public void ByCell_OfRandomPlaces_HoldsEachOnce()
    {
        var random = new Random(2);
        var grid = new PlaceGrid([.. Enumerable.Range(0, 100).Select(_ => Anywhere(random))]);

        Assert.Equal(Enumerable.Range(0, 100), grid.ByCell().Order());
    }

    private static Place Anywhere(Random random) => new(random.Next(-50_000, 50_000), random.Next(-50_000, 50_000));
}
