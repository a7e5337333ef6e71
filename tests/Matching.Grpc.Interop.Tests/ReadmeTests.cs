using System.Reflection;
using Matching.Grpc.Interop.Tests.Conformance;
using Matching.Grpc.Interop.Tests.Hostile;
using Matching.Testing;

namespace Matching.Grpc.Interop.Tests;

/// <summary>What the README says of the tests is what the tests do.</summary>
public sealed class ReadmeTests
{
    private static readonly string[] Lines =
        File.ReadAllLines(RepositoryRoot.Combine("tests", "Matching.Grpc.Interop.Tests", "README.md"));

    [Fact]
    public void TableOfHostileCases_OfTheReadme_IsTheListOfCases()
    {
        var cases = HostileCases.All.Select(hostile => $"| {hostile.Name} | {hostile.Answer} |");
        Assert.Equal(string.Join('\n', cases), Table("| Sent | Answered |"));
    }

    [Fact]
    public void TableOfConformanceCases_OfTheReadme_IsTheListOfTests()
    {
        var suites = typeof(SuiteAttribute).Assembly.GetTypes()
            .Where(type => type.GetCustomAttribute<SuiteAttribute>() is not null)
            .Select(type => (type.GetCustomAttribute<SuiteAttribute>()!.Name, Cases: Cases(type)))
            .OrderBy(suite => suite.Name, StringComparer.Ordinal)
            .ToList();
        var rows = suites.Select(suite => $"| {suite.Name} | {string.Join(", ", suite.Cases)} |");
        Assert.Equal(string.Join('\n', rows), Table("| Suite | Cases |"));
        Assert.Equal(119 + 37, suites.Sum(suite => suite.Cases.Count));
    }

    [Fact]
    public void NamesOfHostileCases_Each_AreThereOnce() =>
        Assert.Equal(HostileCases.All.Count, HostileCases.All.Select(hostile => hostile.Name).Distinct().Count());

    // The first argument of each row of test cases is its name.
    private static List<string> Cases(Type type) =>
    [
        .. type.GetMethods().SelectMany(method => method.GetCustomAttributes<InlineDataAttribute>()
                .SelectMany(row => row.GetData(method)))
            .Select(arguments => $"`{arguments[0]}`").Order(StringComparer.Ordinal),
    ];

    /// <summary>The rows below a head, in order.</summary>
    private static string Table(string head) => string.Join('\n', Lines.SkipWhile(line => line != head).Skip(2)
        .TakeWhile(line => line.StartsWith('|')));
}
