using System.Text.Json;
using System.Text.RegularExpressions;
using Matching.Testing;

namespace Matching.Server.Tests.ForeignClient;

/// <summary>The README's example call, by the client that it names.</summary>
public sealed partial class BufClientTests(ReadmeServer server) : IClassFixture<ReadmeServer>
{
    [FactNeeding(Tool.Buf)]
    public async Task ReadmeExample_AgainstARunningServer_GivesSuggestions()
    {
        var readme = await File.ReadAllTextAsync(RepositoryRoot.Combine("README.md"));
        var example = Example().Match(readme);
        Assert.True(example.Success, "README has no example call with buf curl.");
        var run = await ProcessRun.RunAsync(
            Tools.Buf, "curl", "--protocol", "grpc", "--http2-prior-knowledge",
            "--schema", RepositoryRoot.Combine("protos"), "--data", example.Groups["data"].Value,
            $"{server.Address.ToString().TrimEnd('/')}/{example.Groups["method"].Value}");
        Assert.True(run.ExitCode == 0, run.Errors);
        using var answer = JsonDocument.Parse(run.Output);
        Assert.Equal(1, answer.RootElement.GetProperty("suggestions")[0].GetProperty("rank").GetInt32());
    }

    [GeneratedRegex(
        """\$ buf curl --protocol grpc --http2-prior-knowledge --schema protos \\\n +--data '(?<data>[^']+)' \\\n"""
        + """ +http://127\.0\.0\.1:5080/(?<method>[\w./]+)""")]
    private static partial Regex Example();
}
