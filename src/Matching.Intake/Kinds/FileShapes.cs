using Matching.Intake.Columns;

namespace Matching.Intake.Kinds;

/// <summary>Every kind of file that can be loaded.</summary>
public static class FileShapes
{
    /// <summary>In the order in which they are loaded, so that references lead to rows that are there.</summary>
    public static readonly IReadOnlyList<FileShape> All =
        [SiteFile.Shape, SupervisorFile.Shape, SlotFile.Shape, ParticipantFile.Shape, PlacementFile.Shape];

    /// <summary>The shape of a kind.</summary>
    public static FileShape Of(FileKind kind) => All.First(shape => shape.Kind == kind);
}
