using Matching.Fit.CrossValidation;
using Matching.Fit.Learning;
using Matching.Fit.Tables;
using Matching.Fit.Tests.Learning;
using Matching.Testing;

namespace Matching.Fit.Tests.ColdStart;

/// <summary>
/// The first rows of each of sixteen offices, with a prior from the others: learning is not worse than the prior.
/// </summary>
public sealed class OfficeReplayTests
{
    private static readonly string File = RepositoryRoot.Combine("..", "shared", "data", "fit", "jtpa.csv");

    [FactNeedingOffices]
    public void Train_InSixteenOffices_IsAtNoSizeWorseThanThePriorByMoreThanTwoThousandths()
    {
        var (task, sites) = Read();
        var brief = Planted.Quick with { Pairs = 0, Rounds = 60 };
        var losses = new Dictionary<int, List<double>>();
        foreach (var site in sites.Distinct().Order(StringComparer.Ordinal))
        {
            int[] others = [.. Enumerable.Range(0, task.RowCount).Where(row => sites[row] != site && row % 8 == 0)];
            int[] own = [.. Enumerable.Range(0, task.RowCount).Where(row => sites[row] == site)];
            new Random(1).Shuffle(own);
            var prior = FitLearner.Train(task.Select(others), brief);
            foreach (var size in new[] { 20, 50, 100, 250 }.Where(size => size <= own.Length))
            {
                var first = task.Select(own[..size]);
                int[] folds = [.. Enumerable.Range(0, size).Select(row => row % 5)];
                var scores = OutOfFold.Scores(first with { Prior = prior }, folds, brief);
                losses.TryAdd(size, []);
                losses[size].Add(Planted.Loss(first, scores) - Planted.Loss(first, prior.Score(first.Features)));
            }
        }
        Assert.All(losses, size => Assert.InRange(size.Value.Average(), -1, 0.002));
    }

    private static (FitTask Task, string[] Sites) Read()
    {
        string[][] rows = [.. System.IO.File.ReadLines(File).Select(line => line.Split(','))];
        int[] places = [.. Enumerable.Range(2, rows[0].Length - 2).Where(c => !rows[0][c].StartsWith("s_"))];
        var columns = places.Where(c => rows[0][c] != "site").Select(c => Column(rows[0][c], rows, c));
        var site = Array.IndexOf(rows[0], "site");
        var task = new FitTask
        {
            Features = new FitTable(columns, rows.Length - 1),
            Outcomes = [.. rows.Skip(1).Select(row => row[1] == "1")],
        };
        return (task, [.. rows.Skip(1).Select(row => row[site])]);
    }

    private static FitColumn Column(string name, string[][] rows, int place) => name == "service"
        ? CategoricalColumn.Of(name, [.. rows.Skip(1).Select(row => row[place])])
        : new NumericColumn(name, rows.Skip(1).Select(row => row[place] == ""
            ? double.NaN
            : double.Parse(row[place], System.Globalization.CultureInfo.InvariantCulture)));

    [AttributeUsage(AttributeTargets.Method)]
    private sealed class FactNeedingOfficesAttribute : FactAttribute
    {
        public FactNeedingOfficesAttribute() =>
            Skip = System.IO.File.Exists(File) ? null : "shared/data/fit/jtpa.csv is not beside the repository";
    }
}
