using Matching.Intake.Columns;

namespace Matching.Intake.Reading;

/// <summary>How files are read.</summary>
public sealed record ReadSettings
{
    /// <summary>What the files hold; null, the default, tells it from each header.</summary>
    public FileKind? Kind { get; init; }

    /// <summary>What a file may be at most.</summary>
    public FileLimits Limits { get; init; } = new();
}
