using Matching.Tidy.Tests.Reading;

namespace Matching.Tidy.Tests;

/// <summary>
/// Facts flow one way: the optimizer and the fit know nobody, the core knows both, the edges know the core, and only
/// what is deployed knows the edges. Transitive references are switched off, so the compiler holds what stands here.
/// </summary>
public sealed class DependencyTests
{
    private static readonly Dictionary<string, string[]> MayKnow = new()
    {
        ["Matching.Optimizer"] = [],
        ["Matching.Fit"] = [],
        ["Matching.Grpc"] = [],
        ["Matching.Core"] = ["Matching.Optimizer", "Matching.Fit"],
        ["Matching.Intake"] = ["Matching.Core"],
        ["Matching.Storage"] = ["Matching.Core"],
        ["Matching.Sample"] = ["Matching.Core"],
        ["Matching.Protocol"] = ["Matching.Core", "Matching.Grpc", "Matching.Optimizer"],
        ["Matching.Server"] = Libraries,
        ["Matching.Cli"] = Libraries,
    };

    /// <summary>These can be used alone: the optimizer with the SDK, the fit with a reader of tables.</summary>
    private static readonly Dictionary<string, string[]> MayNeed = new()
    {
        ["Matching.Optimizer"] = [],
        ["Matching.Fit"] = ["CsvHelper"],
    };

    private static string[] Libraries =>
    [
        "Matching.Optimizer", "Matching.Fit", "Matching.Core", "Matching.Intake", "Matching.Storage", "Matching.Grpc",
        "Matching.Protocol", "Matching.Sample",
    ];

    [Fact]
    public void EveryProject_OfTheRepository_KnowsOnlyWhatIsBelowIt() => Repository.Keeps(Check);

    [Theory]
    [InlineData("Matching.Optimizer", "Matching.Core", "no project")]
    [InlineData("Matching.Core", "Matching.Storage", "Matching.Optimizer, Matching.Fit")]
    [InlineData("Matching.Storage", "Matching.Intake", "Matching.Core")]
    [InlineData("Matching.Sample", "Matching.Testing", "Matching.Core")]
    public void Check_ReferenceAgainstTheArrows_IsNamed(string project, string reference, string expected) =>
        Assert.Equal(
            [$"src/{project}/{project}.csproj:2: Project '{project}' knows '{reference}', expected {expected}. "
                + "Maybe what it needs belongs further down."],
            Complaints(project, $"<ProjectReference Include=\"..\\{reference}\\{reference}.csproj\" />"));

    [Theory]
    [InlineData("Matching.Optimizer", "none")]
    [InlineData("Matching.Fit", "CsvHelper")]
    public void Check_PackageOfAProjectThatStandsAlone_IsNamed(string project, string expected) =>
        Assert.Equal(
            [$"src/{project}/{project}.csproj:2: Project '{project}' needs package 'Dapper', expected {expected}. "
                + "Maybe the code belongs to another project."],
            Complaints(project, "<PackageReference Include=\"Dapper\" />"));

    [Fact]
    public void Check_UnknownProject_IsNamed() =>
        Assert.Equal(
            ["src/Matching.New/Matching.New.csproj:1: Project 'Matching.New' has no arrows, expected a row in this "
                + "test's table. Maybe it is a folder of another project."],
            Complaints("Matching.New", ""));

    [Theory]
    [InlineData("Matching.Core", "<ProjectReference Include=\"../Matching.Fit/Matching.Fit.csproj\" />")]
    [InlineData("Matching.Cli", "<ProjectReference Include=\"../Matching.Sample/Matching.Sample.csproj\" />")]
    [InlineData("Matching.Storage", "<PackageReference Include=\"Dapper\" />")]
    [InlineData("Matching.Fit", "<PackageReference Include=\"CsvHelper\" />")]
    public void Check_ReferenceAlongTheArrows_IsFine(string project, string element) =>
        Assert.Empty(Complaints(project, element));

    internal static IEnumerable<Complaint> Check(TextFile file)
    {
        if (!file.IsBelow("src") || !ProjectFile.Is(file)) yield break;
        var project = new ProjectFile(file);
        if (!MayKnow.TryGetValue(project.Name, out var known))
        {
            yield return new Complaint(file.Path, 1, $"Project '{project.Name}' has no arrows, expected a row in this "
                + "test's table. Maybe it is a folder of another project.");
            yield break;
        }
        foreach (var (line, name) in project.ProjectReferences().Where(r => !known.Contains(r.Name)))
        {
            var expected = known.Length == 0 ? "no project" : string.Join(", ", known);
            yield return new Complaint(file.Path, line,
                $"Project '{project.Name}' knows '{name}', expected {expected}. "
                + "Maybe what it needs belongs further down.");
        }
        if (!MayNeed.TryGetValue(project.Name, out var packages)) yield break;
        foreach (var (line, name) in project.Names("PackageReference").Where(p => !packages.Contains(p.Name)))
        {
            var expected = packages.Length == 0 ? "none" : string.Join(", ", packages);
            yield return new Complaint(file.Path, line,
                $"Project '{project.Name}' needs package '{name}', expected {expected}. "
                + "Maybe the code belongs to another project.");
        }
    }

    private static IEnumerable<string> Complaints(string project, string element) =>
        Check(new TextFile($"src/{project}/{project}.csproj", $"<Project>\n{element}\n</Project>"))
            .Select(c => c.ToString());
}
