using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Matching.Testing;
using Xunit.Sdk;

namespace Matching.Grpc.Tests;

/// <summary>The page beside these tests, README.md, is true: every test that it names exists.</summary>
public sealed partial class ChecklistTests
{
    private const string Page = "tests/Matching.Grpc.Tests/README.md";
    private const int ConformanceCases = 119;

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

    [Fact]
    public void EveryConformanceSuite_OfThePage_HasAsManyCasesAsItSays()
    {
        var suites = Lines().Where(line => Count().IsMatch(line.Text)).ToList();
        foreach (var suite in suites)
            Assert.Equal((suite.Text, Sum(suite.Text)), (suite.Text, suite.Tests.Sum(CountCases)));
        Assert.Equal(ConformanceCases, suites.Sum(suite => Sum(suite.Text)));
    }

    [Fact]
    public void CountCases_OfATestThatIsNotThere_IsNone() => Assert.Equal(0, CountCases("Nothing.Nothing"));

    private static int CountCases(string test) => TestsByName[test].Sum(method =>
        method.GetCustomAttributes<DataAttribute>().Select(data => data.GetData(method).Count()).DefaultIfEmpty(1)
            .Sum());

    private static int Sum(string text) => Count().Matches(text)
        .Sum(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture));

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

    [GeneratedRegex(@"\((\d+)\)")]
    private static partial Regex Count();
}
