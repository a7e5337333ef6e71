using Matching.Core.Loading;
using Matching.Core.Words;
using Matching.Intake.Reading;

namespace Matching.Intake.Loading;

/// <summary>A file to load and where its rejected rows go.</summary>
/// <param name="File">The file.</param>
/// <param name="ErrorPath">Path of the error file; it is there after the load exactly when rows were rejected.</param>
public sealed record FileToLoad(SourceFile File, string ErrorPath);

/// <summary>How files are loaded.</summary>
public sealed record FileLoadSettings
{
    /// <summary>What the store is told: source, what to do with rejected rows, dry run, today.</summary>
    public required LoadSettings Load { get; init; }

    /// <summary>How the files are read.</summary>
    public ReadSettings Read { get; init; } = new();

    /// <summary>Language of the reasons in error files. Default Swedish.</summary>
    public Language Language { get; init; }

    /// <summary>Rejections per file that the report names; the error file has all. Default 20.</summary>
    public int RejectionsNamed { get; init; } = 20;
}
