using Matching.Benchmarks.Families;
using Matching.Optimizer;
using Matching.Testing;

namespace Matching.Benchmarks.Tests.Families;

public sealed class PublicFileTests
{
    [Theory]
    [InlineData("gap1-0", 261)]
    [InlineData("a05100", 1698)]
    [InlineData("assign100.txt", 305)]
    public void Read_PublicFile_HasItsKnownMinimum(string name, long minimum)
    {
        Problem problem = Problem.From(PublicFile.Read(RepositoryRoot.Combine($"tests/data/instances/{name}")));

        Assert.Equal(-minimum, new Solver(TimeProvider.System).Solve(problem, new SolveOptions()).Bound);
    }

    [Fact]
    public void Read_OtherCountOfNumbers_IsRefused()
    {
        string path = Path.GetTempFileName();
        File.WriteAllText(path, "2 2 1 1");

        var refused = Assert.Throws<InvalidDataException>(() => PublicFile.Read(path));

        Assert.Equal(
            $"File '{path}' has 4 numbers, expected 1 + n × n or 2 + 2 × m × n + m. Maybe it holds several instances.",
            refused.Message);
        File.Delete(path);
    }
}
