using System.Text.RegularExpressions;
using Matching.Cli.Tests.Demo;
using Matching.Testing;

namespace Matching.Cli.Tests;

/// <summary>
/// The README says what happens: every command in a console block is run on the demo's database where it names no other
/// one, and what the block shows stands in what the command prints, line by line; a line of "…" stands for any number
/// of lines.
/// </summary>
[Collection(DemoCollection.Name)]
public sealed partial class ReadmeTests(DemoRun demo)
{
    private const string Demo = "dotnet run -c Release --project src/Matching.Cli -- ";
    private const string Matching = "matching ";

    public static TheoryData<string> Commands() =>
        new(Blocks().Select(b => b.Command).Where(c => c.StartsWith(Matching, StringComparison.Ordinal)));

    [Fact]
    public void Readme_Demo_IsWhatItPrints()
    {
        var (command, shown) = Blocks().Single(b => b.Command.StartsWith(Demo, StringComparison.Ordinal));
        Assert.Equal(Demo + "demo --language en", command);
        Stands(shown, demo.Run.Output);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Readme_Command_IsWhatItPrints(string command)
    {
        var folder = Path.GetDirectoryName(demo.Database)!;
        var args = command[Matching.Length..].Split(' ')
            .Select(word => Place(word, folder)).ToArray();
        string[] database = args.Contains("--database") ? [] : ["--database", demo.Database];
        var run = await CommandRun.OfAsync([.. args, .. database]);
        Assert.InRange(run.Code, 0, 1);
        Stands(Blocks().Single(b => b.Command == command).Shown, run.Output);
    }

    [Fact]
    public async Task Readme_ColumnTables_AreThoseOfTheCommand()
    {
        var text = await File.ReadAllTextAsync(RepositoryRoot.Combine("README.md"));
        foreach (var kind in new[] { "participants", "sites", "slots", "supervisors", "placements" })
        {
            var columns = await CommandRun.OfAsync("load", "--columns", kind, "--language", "en");
            Assert.Contains(columns.Output.ReplaceLineEndings("\n").Trim(), text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Readme_DotnetTest_NamesEveryTestProject()
    {
        var shown = Blocks().Single(b => b.Command == "dotnet test").Shown;
        var named = shown.Select(line => TestAssembly().Match(line)).Where(m => m.Success).Select(m => m.Value);
        var projects = Directory
            .GetFiles(RepositoryRoot.Combine("tests"), "*.Tests.csproj", SearchOption.AllDirectories)
            .Select(p => Path.GetFileNameWithoutExtension(p) + ".dll");
        Assert.Equal(projects.Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal));
    }

    private static string Place(string word, string folder) => Path.GetExtension(word) switch
    {
        ".csv" => Path.Combine(folder, "sample", word),
        ".db" => Path.Combine(folder, word),
        _ => word,
    };

    private static void Stands(IReadOnlyList<string> shown, string output)
    {
        var lines = output.Split('\n').Select(Plain).ToArray();
        var at = 0;
        var anywhere = true;
        foreach (var line in shown.Select(Plain))
        {
            if (line == "…")
            {
                anywhere = true;
                continue;
            }
            var found = anywhere ? Array.IndexOf(lines, line, at) : at < lines.Length && lines[at] == line ? at : -1;
            Assert.True(found >= 0, $"README shows a line that is not printed there: {line}");
            (at, anywhere) = (found + 1, false);
        }
    }

    // Seconds differ from run to run, and the padding after a line says nothing.
    private static string Plain(string line) => Seconds().Replace(line.TrimEnd(), "$1#");

    private static IReadOnlyList<(string Command, IReadOnlyList<string> Shown)> Blocks()
    {
        var blocks = new List<(string, IReadOnlyList<string>)>();
        List<string>? shown = null;
        var inside = false;
        foreach (var line in File.ReadLines(RepositoryRoot.Combine("README.md")))
        {
            if (line.StartsWith("```", StringComparison.Ordinal)) inside = line == "```console";
            else if (inside && line.StartsWith("$ ", StringComparison.Ordinal))
                blocks.Add((line[2..], shown = []));
            else if (inside) shown!.Add(line);
        }
        return blocks;
    }

    [GeneratedRegex(@"^( *(?:optimal|feasible).*│)[0-9.]+$")]
    private static partial Regex Seconds();

    [GeneratedRegex(@"Matching(\.\w+)+\.Tests\.dll")]
    private static partial Regex TestAssembly();
}
