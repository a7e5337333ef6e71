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
    public void NamesOfHostileCases_Each_AreThereOnce() =>
        Assert.Equal(HostileCases.All.Count, HostileCases.All.Select(hostile => hostile.Name).Distinct().Count());

    /// <summary>The rows below a head, in order.</summary>
    private static string Table(string head) => string.Join('\n', Lines.SkipWhile(line => line != head).Skip(2)
        .TakeWhile(line => line.StartsWith('|')));
}
