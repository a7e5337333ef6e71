using System.Globalization;

namespace Matching.Optimizer;

/// <summary>
/// Collects violations: lists the first <see cref="ProblemLimits.ListedViolations"/> and counts the rest, so that a
/// broken file of a million rows is answered with a page and not with a million lines.
/// </summary>
internal sealed class ViolationLog
{
    private static readonly NumberFormatInfo Spaced = new() { NumberGroupSeparator = " ", NegativeSign = "-" };
    private readonly List<Violation> _listed = [];

    public IReadOnlyList<Violation> Listed => _listed;

    public long Count { get; private set; }

    public void Add(string path, string message)
    {
        Count++;
        if (_listed.Count < ProblemLimits.ListedViolations) _listed.Add(new Violation(path, message));
    }

    /// <summary>A number for people: groups of three with a space between, whatever the culture.</summary>
    public static string Number(long number) => number.ToString("#,0", Spaced);

    public static string Number(ulong number) => number.ToString("#,0", Spaced);

    /// <summary>Names a row by its id in quotes, or by its index where it has none.</summary>
    public static string Name(string noun, string? id, int index) =>
        string.IsNullOrEmpty(id) ? string.Create(CultureInfo.InvariantCulture, $"{noun} {index}") : $"{noun} '{id}'";
}
