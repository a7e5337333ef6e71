using Matching.Core.Words;

namespace Matching.Core.Participants;

/// <summary>Which kind of police-record extract was seen.</summary>
public enum ClearanceKind
{
    /// <summary>For schools, preschools and after-school centres: at most one year old.</summary>
    School,

    /// <summary>For homes for children: at most six months old.</summary>
    ChildrensHome,
}

/// <summary>
/// A police-record extract was seen. Recorded only as seen, by whom and when: what it says is never kept. A missing
/// record means that nobody has seen one, and nothing else.
/// </summary>
/// <param name="Kind">For which kind of site.</param>
/// <param name="SeenOn">The day it was shown.</param>
/// <param name="SeenBy">Opaque id of the member of staff who saw it.</param>
public sealed record Clearance(ClearanceKind Kind, DateOnly SeenOn, string SeenBy)
{
    /// <summary>Days from asking for an extract to holding it: about two weeks.</summary>
    public const int LeadDays = 14;

    /// <summary>The last day on which a placement may start on this record.</summary>
    public DateOnly ValidThrough => SeenOn.AddMonths(Kind == ClearanceKind.School ? 12 : 6);

    /// <summary>True when it was seen on or before the day and is not too old on it.</summary>
    public bool Opens(ClearanceKind kind, DateOnly day) => Kind == kind && SeenOn <= day && day <= ValidThrough;

    /// <summary>The form in files, <c>school:2026-03-02:m4</c>; <see cref="TryParse"/> reads it back.</summary>
    public override string ToString() => $"{ClearanceWords.Kinds.Code(Kind)}:{SeenOn:yyyy-MM-dd}:{SeenBy}";

    /// <summary>Reads <c>kind:date:seen by</c>.</summary>
    public static bool TryParse(string text, out Clearance clearance)
    {
        clearance = null!;
        var parts = text.Split(':', 3, StringSplitOptions.TrimEntries);
        if (parts.Length < 3 || !ClearanceWords.Kinds.TryFind(parts[0], out var kind)) return false;
        if (!DateOnly.TryParseExact(parts[1], "yyyy-MM-dd", out var seenOn)) return false;
        clearance = new Clearance(kind, seenOn, parts[2]);
        return true;
    }
}

/// <summary>The words of clearance kinds.</summary>
public static class ClearanceWords
{
    /// <summary>Words of <see cref="ClearanceKind"/>.</summary>
    public static readonly Vocabulary<ClearanceKind> Kinds = new(
        new(ClearanceKind.School, "school", "registerutdrag för skola", "police-record extract for schools", "skola"),
        new(ClearanceKind.ChildrensHome, "childrens_home", "registerutdrag för HVB-hem",
            "police-record extract for children's homes", "hvb"));
}
