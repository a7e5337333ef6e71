using System.CommandLine;
using Matching.Fit;
using Matching.Fit.Baselines;
using Matching.Fit.Features;
using Matching.Fit.Learning;
using Matching.Fit.Tables;

namespace Matching.Cli.Fitting;

/// <summary>How a command learns: seed, threads, sizes, and what is declared about columns.</summary>
internal sealed class LearnOptions
{
    private static readonly FitSettings Usual = new();
    private readonly Option<ulong> _seed = CommonOptions.Seed();
    private readonly Option<int> _threads = CommonOptions.Number(
        "--threads", "Most threads; the model is the same at any number.",
        (Math.Clamp(Environment.ProcessorCount, 1, 256), 1, 256));

    private readonly Option<int> _bags =
        CommonOptions.Number("--bags", "Bags whose tables are averaged.", (Usual.Bags, 2, 100));

    private readonly Option<int> _pairs = CommonOptions.Number("--pairs", "Most pair tables.", (Usual.Pairs, 0, 100));
    private readonly Option<int> _intervals = CommonOptions.Number(
        "--interval-bags", "Bootstrap bags that intervals are read from; 0 for none.", (Usual.IntervalBags, 0, 100));

    private readonly Option<string[]> _rising =
        TableOptions.List("--rising", "Columns with which the score may never go down.");

    private readonly Option<string[]> _falling =
        TableOptions.List("--falling", "Columns with which the score may never go up.");

    private readonly Option<string?> _office = new("--office")
    {
        Description = "Column of words that gets a shrunk intercept and no table, such as an office.",
        HelpName = "column",
    };

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="withDirections">True when what is declared about columns matters.</param>
    public void AddTo(Command command, bool withDirections = true)
    {
        foreach (var option in new Option[] { _seed, _threads, _bags, _pairs }) command.Options.Add(option);
        if (!withDirections) return;
        foreach (var option in new Option[] { _intervals, _rising, _falling, _office }) command.Options.Add(option);
    }

    /// <summary>The seed of everything that is drawn.</summary>
    public ulong Seed(ParseResult result) => result.GetValue(_seed);

    /// <summary>The settings asked for.</summary>
    /// <param name="result">The command line.</param>
    /// <param name="intervals">False where nobody reads intervals.</param>
    public FitSettings Settings(ParseResult result, bool intervals) => new()
    {
        Seed = Seed(result),
        Threads = result.GetValue(_threads),
        Bags = result.GetValue(_bags),
        Pairs = result.GetValue(_pairs),
        IntervalBags = intervals ? result.GetValue(_intervals) : 0,
    };

    /// <summary>The task of a table.</summary>
    /// <exception cref="InvalidTableException">A declared column is none of numbers, or declared twice.</exception>
    public FitTask Task(ParseResult result, LearningTable table)
    {
        var (directions, violations) = (new Dictionary<string, Direction>(StringComparer.Ordinal), new List<string>());
        Declare(_rising, Direction.Rising);
        Declare(_falling, Direction.Falling);
        if (violations.Count > 0) throw new InvalidTableException(violations);
        return new FitTask
        {
            Features = table.Features,
            Outcomes = Array.ConvertAll(table.Target, y => y == 1),
            Groups = table.Groups,
            Directions = directions,
            Office = result.GetValue(_office),
        };

        void Declare(Option<string[]> option, Direction direction)
        {
            foreach (var name in result.GetValue(option) ?? [])
            {
                var index = table.Features.IndexOf(name);
                if (index < 0 || table.Features.Columns[index] is not NumericColumn)
                    violations.Add($"Column '{name}' of '{option.Name}' is no feature of numbers, expected one. Maybe "
                        + "it is ignored, constant, or holds words.");
                else if (!directions.TryAdd(name, direction))
                    violations.Add($"Column '{name}' is declared rising and falling, expected one of them.");
            }
        }
    }

    /// <summary>The learner as a plain teller of probabilities, without intervals.</summary>
    public BinaryLearner Learner(ParseResult result)
    {
        var settings = Settings(result, intervals: false);
        return (features, target, cancellation) =>
        {
            var model = Learned.Model(
                new FitTask { Features = features, Outcomes = Array.ConvertAll(target, y => y == 1) }, settings,
                null, cancellation);
            return table => Probabilities(model, table);
        };
    }

    /// <summary>The probability of each row.</summary>
    public static double[] Probabilities(FitModel model, FitTable table) =>
        Array.ConvertAll(model.Score(table), FitModel.Probability);
}
