using System.Reflection;
using Matching.Testing;

namespace Matching.Grpc.Tests;

/// <summary>The page beside these tests, README.md, is true: every test that it names exists.</summary>
public sealed class ChecklistTests
{
    private const string Page = "tests/Matching.Grpc.Tests/README.md";

    private static readonly ILookup<string, MethodInfo> TestsByName = typeof(ChecklistTests).Assembly.GetTypes()
        .SelectMany(type => type.GetMethods())
        .Where(method => method.GetCustomAttribute<FactAttribute>() is not null)
        .ToLookup(method => $"{method.DeclaringType!.Name}.{method.Name}");

    [Fact]
    public void EveryTest_ThatThePageNames_Exists()
    {
        var named = Lines().SelectMany(line => line.Tests).Distinct().ToList();
        Assert.InRange(named.Count, 100, 1_000);
        Assert.Equal([], named.Where(test => TestsByName[test].Count() != 1).ToList());
    }

    [Fact]
    public void EveryLine_OfThePage_HasATest() =>
        Assert.Equal([], Lines().Where(line => line.Tests.Count == 0).Select(line => line.Text).ToList());

    private static List<(string Text, List<string> Tests)> Lines()
    {
        var lines = new List<(string Text, List<string> Tests)>();
        foreach (var line in File.ReadAllLines(RepositoryRoot.Combine(Page.Split('/'))))
            if (line.StartsWith("- ", StringComparison.Ordinal))
                lines.Add((line[2..], []));
            else if (line.StartsWith("  - ", StringComparison.Ordinal))
                lines[^1].Tests.Add(line[4..].Trim('`'));
        return lines;
    }
}
