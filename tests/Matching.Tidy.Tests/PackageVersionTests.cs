using Matching.Tidy.Tests.Reading;

namespace Matching.Tidy.Tests;

/// <summary>
/// A package's version stands in Directory.Packages.props and nowhere else, and no version stands there unused. Those
/// under the label Pins are of packages that come only with others; no project names them.
/// </summary>
public sealed class PackageVersionTests
{
    private const string Central = "Directory.Packages.props";
    private const string Pins = "Pins";

    [Fact]
    public void EveryVersion_OfTheRepository_IsCentralAndUsed() => Repository.Keeps(Check);

    [Fact]
    public void Check_UnusedVersion_IsNamed() =>
        Assert.Equal(
            ["Directory.Packages.props:1: Package 'B' is used by no project, expected one. "
                + "Maybe delete its version, or move it to the label 'Pins'."],
            Complaints(Version("A") + Version("B"), "A"));

    [Fact]
    public void Check_PinThatAProjectNames_IsNamed() =>
        Assert.Equal(
            ["Directory.Packages.props:1: Package 'A' is a pin and named by a project, expected one of the two. "
                + "Maybe move it out of the label 'Pins'."],
            Complaints($"<ItemGroup Label=\"Pins\">{Version("A")}</ItemGroup>", "A"));

    [Theory]
    [InlineData("<PackageReference Include=\"A\" Version=\"2\" />")]
    [InlineData("<PackageReference Include=\"A\" VersionOverride=\"2\" />")]
    [InlineData("<PackageReference Include=\"A\"><Version>2</Version></PackageReference>")]
    public void Check_VersionInAProject_IsNamed(string reference) =>
        Assert.Equal(
            ["src/P/P.csproj:1: Package 'A' has a version here, expected it in Directory.Packages.props. "
                + "Maybe delete it."],
            Check(
            [
                new TextFile(Central, $"<Project>{Version("A")}</Project>"),
                new TextFile("src/P/P.csproj", $"<Project>{reference}</Project>"),
            ]).Select(c => c.ToString()));

    [Fact]
    public void Check_UsedVersionsAndPins_AreFine() =>
        Assert.Empty(Complaints(Version("A") + $"<ItemGroup Label=\"Pins\">{Version("B")}</ItemGroup>", "A"));

    internal static IEnumerable<Complaint> Check(IReadOnlyList<TextFile> files)
    {
        var central = new ProjectFile(files.Single(f => f.Path == Central));
        var projects = files.Where(f => f.Path != Central && (f.Extension is "csproj" or "props" or "targets"))
            .Select(f => new ProjectFile(f)).ToList();
        return CentralComplaints(central, projects).Concat(projects.SelectMany(StatedVersions));
    }

    private static IEnumerable<Complaint> CentralComplaints(ProjectFile central, List<ProjectFile> projects)
    {
        var used = projects.SelectMany(p => p.Names("PackageReference")).Select(r => r.Name)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var version in central.Elements("PackageVersion"))
        {
            var name = (string?)version.Attribute("Include") ?? "";
            var isPin = (string?)version.Parent?.Attribute("Label") == Pins;
            if (isPin == used.Contains(name))
            {
                yield return new Complaint(Central, ProjectFile.LineOf(version), isPin
                    ? $"Package '{name}' is a pin and named by a project, expected one of the two. "
                        + $"Maybe move it out of the label '{Pins}'."
                    : $"Package '{name}' is used by no project, expected one. "
                        + $"Maybe delete its version, or move it to the label '{Pins}'.");
            }
        }
    }

    private static IEnumerable<Complaint> StatedVersions(ProjectFile project) =>
        from reference in project.Elements("PackageReference").Concat(project.Elements("PackageVersion"))
        where reference.Attribute("Version") is not null || reference.Attribute("VersionOverride") is not null
            || reference.Elements().Any(e => e.Name.LocalName is "Version" or "VersionOverride")
        select new Complaint(project.File.Path, ProjectFile.LineOf(reference),
            $"Package '{(string?)reference.Attribute("Include")}' has a version here, expected it in {Central}. "
                + "Maybe delete it.");

    private static string Version(string package) => $"<PackageVersion Include=\"{package}\" Version=\"1\" />";

    private static IEnumerable<string> Complaints(string versions, string used) =>
        Check(
        [
            new TextFile(Central, $"<Project>{versions}</Project>"),
            new TextFile("src/P/P.csproj", $"<Project><PackageReference Include=\"{used}\" /></Project>"),
        ]).Select(c => c.ToString());
}
