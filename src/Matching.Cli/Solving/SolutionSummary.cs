using System.Globalization;
using System.Text.Json;
using Matching.Optimizer;

namespace Matching.Cli.Solving;

/// <summary>The certificate of a solution in one row: what is printed about it.</summary>
internal sealed record SolutionSummary(IReadOnlyList<(string Name, object? Value)> Columns)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static SolutionSummary Of(Solution solution)
    {
        double gap = (solution.Bound - (double)solution.Objective) / Math.Max(1, Math.Abs((double)solution.Bound));
        List<(string, object?)> columns =
        [
            ("status", solution.Status.ToString().ToUpperInvariant()),
            ("objective", solution.HasPlan ? solution.Objective : null),
            ("bound", solution.Status == Status.Infeasible ? null : solution.Bound),
            ("gap_percent", solution.HasPlan ? Math.Round(100 * gap, 6) : null),
            ("certified_bound", solution.Status == Status.Infeasible ? null : solution.CertifiedBound),
            ("placed", solution.HasPlan ? solution.Slot.Count(slot => slot >= 0) : null),
            ("unplaced", solution.HasPlan ? solution.Slot.Count(slot => slot < 0) : null),
            ("seconds", Math.Round(solution.Elapsed.TotalSeconds, 3)),
            ("ticks", solution.Statistics.Ticks),
        ];
        if (solution.Status == Status.Infeasible) columns.AddRange(Members(solution.ConflictSet));
        return new SolutionSummary(columns);
    }

    public void Write(TextWriter writer, string form)
    {
        switch (form)
        {
            case "json":
                writer.WriteLine(JsonSerializer.Serialize(Columns.ToDictionary(c => c.Name, c => c.Value), Indented));
                break;
            case "csv":
                writer.WriteLine(string.Join(',', Columns.Select(c => c.Name)));
                writer.WriteLine(string.Join(',', Columns.Select(c => Text(c.Value))));
                break;
            default:
                foreach ((string name, object? value) in Columns) writer.WriteLine($"{name,-16}{Text(value)}");
                break;
        }
    }

    private static IEnumerable<(string, object?)> Members(ConflictSet set) =>
    [
        ("conflicting_pins", string.Join(' ', set.Pins)),
        ("conflicting_quotas", string.Join(' ', set.Quotas)),
        ("conflicting_crews", string.Join(' ', set.Crews)),
    ];

    private static string Text(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
