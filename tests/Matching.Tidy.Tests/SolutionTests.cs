using System.Text.RegularExpressions;
using Matching.Tidy.Tests.Reading;

namespace Matching.Tidy.Tests;

/// <summary>
/// Every project is in the solution, or nobody builds and tests it; every project of src and benchmarks has tests of
/// its name.
/// </summary>
public sealed partial class SolutionTests
{
    private const string Solution = "Matching.sln";
    private static readonly string[] Rooms = ["src", "tests", "benchmarks"];

    [Fact]
    public void EveryProject_OfTheRepository_IsInTheSolutionAndTested() => Repository.Keeps(Check);

    [Fact]
    public void Check_ProjectOutsideTheSolution_IsNamed() =>
        Assert.Equal(
            ["tests/A.Tests/A.Tests.csproj:1: Project 'A.Tests' is not in Matching.sln, expected every project. "
                + "Maybe 'dotnet sln add' was forgotten."],
            Complaints("src/A/A.csproj tests/A.Tests/A.Tests.csproj", "src\\A\\A.csproj"));

    [Fact]
    public void Check_ProjectThatIsGone_IsNamed() =>
        Assert.Equal(
            ["Matching.sln:2: Project 'tests/B/B.csproj' is no file, expected one. Maybe 'dotnet sln remove' was "
                + "forgotten."],
            Complaints("tests/A/A.csproj", "tests/A/A.csproj tests\\B\\B.csproj"));

    [Theory]
    [InlineData("src/A/A.csproj")]
    [InlineData("benchmarks/A/A.csproj")]
    public void Check_ProjectWithoutTests_IsNamed(string path) =>
        Assert.Equal(
            [$"{path}:1: Project 'A' has no tests, expected 'tests/A.Tests/A.Tests.csproj'. "
                + "Maybe they have another name."],
            Complaints(path, path));

    [Fact]
    public void Check_ProjectInTheSolutionWithTests_IsFine() =>
        Assert.Empty(Complaints(
            "src/A/A.csproj tests/A.Tests/A.Tests.csproj", "src\\A\\A.csproj tests\\A.Tests\\A.Tests.csproj"));

    internal static IEnumerable<Complaint> Check(IReadOnlyList<TextFile> files)
    {
        var solution = files.Single(f => f.Path == Solution);
        var listed = ProjectPath().Matches(solution.Text)
            .Select(m => (Line: solution.LineAt(m.Index), Path: m.Groups[1].Value.Replace('\\', '/'))).ToList();
        var projects = files.Where(f => ProjectFile.Is(f) && Rooms.Any(f.IsBelow)).Select(f => f.Path).ToHashSet();
        foreach (var (line, path) in listed.Where(l => !projects.Contains(l.Path)))
        {
            yield return new Complaint(Solution, line,
                $"Project '{path}' is no file, expected one. Maybe 'dotnet sln remove' was forgotten.");
        }
        foreach (var path in projects)
        {
            var name = Path.GetFileNameWithoutExtension(path);
            if (listed.All(l => l.Path != path))
            {
                yield return new Complaint(path, 1,
                    $"Project '{name}' is not in {Solution}, expected every project. "
                    + "Maybe 'dotnet sln add' was forgotten.");
            }
            var tests = $"tests/{name}.Tests/{name}.Tests.csproj";
            if (!path.StartsWith("tests/", StringComparison.Ordinal) && !projects.Contains(tests))
            {
                yield return new Complaint(path, 1,
                    $"Project '{name}' has no tests, expected '{tests}'. Maybe they have another name.");
            }
        }
    }

    private static IEnumerable<string> Complaints(string projects, string listed)
    {
        var lines = listed.Split(' ').Select(path => $"Project(\"{{1}}\") = \"x\", \"{path}\", \"{{2}}\"");
        var solution = new TextFile(Solution, string.Join('\n', lines));
        return Check([solution, .. projects.Split(' ').Select(p => new TextFile(p, ""))]).Select(c => c.ToString());
    }

    [GeneratedRegex("\"([^\"]+\\.csproj)\"")]
    private static partial Regex ProjectPath();
}
