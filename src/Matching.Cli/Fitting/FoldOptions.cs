using System.CommandLine;
using Matching.Fit.Folds;
using Matching.Fit.Tables;

namespace Matching.Cli.Fitting;

/// <summary>How a command cuts a table: by a column, at random, or forward in time.</summary>
internal sealed class FoldOptions
{
    private readonly Option<string?> _folds = new("--folds")
    {
        Description = "Column that says which fold a row belongs to. Default: folds at random, groups kept together.",
        HelpName = "column",
    };

    private readonly Option<string?> _time = new("--time")
    {
        Description = "Column of numbers or ISO dates: each stretch is tested by what all earlier ones teach.",
        HelpName = "column",
    };

    private readonly Option<int> _count =
        CommonOptions.Number("--fold-count", "Folds at random or in time.", (5, 2, 100));

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _folds, _time, _count }) command.Options.Add(option);
        command.Validators.Add(result =>
        {
            if (result.GetResult(_folds) is not null && result.GetResult(_time) is not null)
                result.AddError("--folds and --time are both given, expected one. Maybe folds in time are meant.");
        });
    }

    /// <summary>The column that gives folds.</summary>
    public string? Folds(ParseResult result) => result.GetValue(_folds);

    /// <summary>The column of times.</summary>
    public string? Time(ParseResult result) => result.GetValue(_time);

    /// <summary>The folds of a table that was read with <see cref="Folds"/> and <see cref="Time"/>.</summary>
    public FoldPlan Plan(ParseResult result, LearningTable table, ulong seed)
    {
        if (table.Folds is { } column) return FoldPlan.Given(column);
        var count = result.GetValue(_count);
        return Time(result) is { } time
            ? FoldPlan.Temporal(Times(TableOptions.Column(table, time)), count)
            : FoldPlan.Random(table.Groups, table.RowCount, count, seed);
    }

    /// <summary>Numbers as they are; words by their ordinal order, which is that of ISO dates.</summary>
    public static double[] Times(FitColumn column) => [.. Enumerable.Range(0, column.RowCount).Select(column.Number)];
}
