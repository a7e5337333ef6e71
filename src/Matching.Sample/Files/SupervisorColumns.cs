using Matching.Core.Slots;

namespace Matching.Sample.Files;

/// <summary>The columns of supervisors.csv.</summary>
internal static class SupervisorColumns
{
    /// <summary>In the order of the file.</summary>
    public static readonly IReadOnlyList<Column<Supervisor>> All =
    [
        new("municipality", s => s.Municipality),
        new("id", s => s.Id),
        new("support_capacity", s => Cell.Of(s.SupportCapacity)),
        new("note", _ => "påhittad handledare / invented supervisor"),
    ];
}
