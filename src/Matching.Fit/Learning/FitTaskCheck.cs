using Matching.Fit.Features;
using Matching.Fit.Tables;

namespace Matching.Fit.Learning;

/// <summary>Names everything that is wrong with a task and its settings.</summary>
internal static class FitTaskCheck
{
    /// <exception cref="ArgumentException">Something is wrong; the message names all of it.</exception>
    internal static void ThrowIfWrong(FitTask task, FitSettings settings)
    {
        var violations = new List<string>();
        if (task.RowCount == 0) violations.Add("Task has 0 rows, expected 1 or more.");
        CheckLength("outcomes", task.Outcomes.Count);
        CheckLength("groups", task.Groups?.Count);
        CheckLength("offsets", task.Offsets?.Count);
        CheckLength("weights", task.Weights?.Count);
        foreach (var weight in (task.Weights ?? []).Where(w => w is < 1 or > 1_000_000).Take(1))
            violations.Add($"Task has weight {weight}, expected 1 to 1000000.");
        foreach (var offset in (task.Offsets ?? []).Where(o => Math.Abs((long)o) > FitTerm.MaximumPoints).Take(1))
            violations.Add($"Task has offset {offset}, expected within ±{FitTerm.MaximumPoints}.");
        foreach (var name in task.Directions.Keys.Order(StringComparer.Ordinal))
            if (Column(name) is not NumericColumn)
                violations.Add($"Direction is declared for '{name}', expected a column of numbers.");
        if (task.Office is { } office && Column(office) is not CategoricalColumn)
            violations.Add($"Office is column '{office}', expected a column of words.");
        foreach (var feature in task.Prior?.Features ?? [])
            if (feature is NumericFeature ? Column(feature.Name) is not NumericColumn
                : Column(feature.Name) is not CategoricalColumn)
                violations.Add(
                    $"Prior '{task.Prior!.Name}' looks at '{feature.Name}', expected a column of the same kind.");
        violations.AddRange(FitSettingsCheck.Violations(settings));
        if (violations.Count > 0) throw new ArgumentException(string.Join(Environment.NewLine, violations));

        FitColumn? Column(string name) =>
            task.Features.IndexOf(name) is >= 0 and var index ? task.Features.Columns[index] : null;

        void CheckLength(string what, int? count)
        {
            if (count is { } length && length != task.RowCount)
                violations.Add($"Task has {length} {what}, expected {task.RowCount}, one a row.");
        }
    }
}
