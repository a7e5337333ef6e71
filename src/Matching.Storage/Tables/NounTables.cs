using System.Diagnostics;
using Matching.Core;

namespace Matching.Storage.Tables;

/// <summary>Every table of a noun.</summary>
internal static class NounTables
{
    public static readonly EmployerTable Employers = new();

    public static readonly SiteTable Sites = new();

    public static readonly SupervisorTable Supervisors = new();

    public static readonly SlotTable Slots = new();

    public static readonly ParticipantTable Participants = new();

    public static readonly PlacementTable Placements = new();

    /// <summary>All, each after those that it leads to.</summary>
    public static readonly IReadOnlyList<NounTable> All =
        [Employers, Sites, Supervisors, Slots, Participants, Placements];

    /// <summary>The table that keeps a noun.</summary>
    public static NounTable Of(INoun noun) =>
        All.FirstOrDefault(table => table.Keeps(noun))
        ?? throw new UnreachableException($"No table keeps a {noun.GetType().Name}.");
}
