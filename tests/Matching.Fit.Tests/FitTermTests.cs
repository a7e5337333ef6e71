namespace Matching.Fit.Tests;

public sealed class FitTermTests
{
    [Fact]
    public void Cell_OfAMain_IsTheBin() => Assert.Equal(2, FitTerm.Main(1, 0, 10, 20).Cell([9, 2]));

    [Fact]
    public void Cell_OfAPair_GoesRowByRow()
    {
        var term = new FitTerm(
            TermAxis.OfCells(1, [0, 1, 1, 2]), TermAxis.OfBins(0, 4), new TermCells(new int[12]));
        Assert.Equal(12, term.CellCount);
        Assert.Equal(
            [0, 4 + 3, 4 + 1, 8],
            new[] { term.Cell([0, 0]), term.Cell([3, 1]), term.Cell([1, 2]), term.Cell([0, 3]) });
    }

    [Fact]
    public void Constructor_KeepsCopies()
    {
        int[] points = [5, 6];
        var term = new FitTerm(TermAxis.OfBins(0, 2), null, new TermCells(points));
        points[0] = 9;
        Assert.Equal([5, 6], term.Points.ToArray());
    }
}
