using Matching.Optimizer;
using Matching.Protocol.Problems;

namespace Matching.Protocol.Tests.Problems;

public sealed class CertificateFilesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("matching-certificates-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("certificate.json")]
    [InlineData("certificate.binpb")]
    public void ReadCertificate_OfAWrittenOne_GivesEveryField(string name)
    {
        BranchingCertificate written = Certificate();
        ProblemFiles.Write(At(name), written);

        BranchingCertificate read = ProblemFiles.ReadCertificate(At(name));

        Assert.Equal(-7, read.Bound);
        Assert.Equal([1L, 3L], read.Prices.Select(prices => prices.Scale));
        Assert.Equal([4, -4], read.Prices[1].Participant.ToArray());
        Assert.Equal([5], read.Prices[1].SupportGrain.ToArray());
        Assert.Equal(written.Nodes.Length, read.Nodes.Length);
        for (int n = 0; n < read.Nodes.Length; n++)
        {
            Assert.Equal(written.Nodes[n].Closed.ToArray(), read.Nodes[n].Closed.ToArray());
            Assert.Equal(written.Nodes[n] with { Closed = [] }, read.Nodes[n] with { Closed = [] });
        }
    }

    [Fact]
    public void ReadCertificate_OfNamesFromTheProto_TellsAbsentPricesFromTheFirst()
    {
        File.WriteAllText(At("c.json"), """
            {"bound": "3", "prices": [{"scale": 1}], "nodes": [
              {"kind": "KIND_BRANCH", "prices": 0, "closed": [{"participant": 2, "slot": -1}]},
              {"kind": "KIND_CONTRADICTION", "depth": 1, "slot": -1}]}
            """);

        BranchingCertificate read = ProblemFiles.ReadCertificate(At("c.json"));

        Assert.Equal([0, null], read.Nodes.Select(node => node.Prices));
        Assert.Equal([BranchingKind.Branch, BranchingKind.Contradiction], read.Nodes.Select(node => node.Kind));
        Assert.Equal(new BranchingChoice(2, -1), Assert.Single(read.Nodes[0].Closed));
    }

    [Fact]
    public void ReadCertificate_OfAnUnknownKind_NamesFileAndPlace()
    {
        File.WriteAllText(At("c.json"), """{"nodes":[{"kind":"KIND_LUCK"}]}""");

        var thrown = Assert.Throws<ProblemFileException>(() => ProblemFiles.ReadCertificate(At("c.json")));

        Assert.Contains("nodes[0].kind is \"KIND_LUCK\", expected one of KIND_UNSPECIFIED", thrown.Message,
            StringComparison.Ordinal);
    }

    private string At(string name) => Path.Combine(_folder, name);

    private static BranchingCertificate Certificate() => new()
    {
        Bound = -7,
        Prices = [Prices.Zero, new() { Scale = 3, Participant = [4, -4], SupportGrain = [5] }],
        Nodes =
        [
            new()
            {
                Kind = BranchingKind.Branch, Depth = 0, Participant = 1, Prices = 0, Closed = [new(1, 3), new(0, -1)],
            },
            new() { Kind = BranchingKind.Bound, Depth = 1, Slot = -1, Prices = 1 },
            new() { Kind = BranchingKind.Decided, Depth = 1, Slot = 2 },
        ],
    };
}
