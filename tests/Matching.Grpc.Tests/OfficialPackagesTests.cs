using System.Text.Json;
using Matching.Testing;

namespace Matching.Grpc.Tests;

/// <summary>
/// The switch to the official packages, as far as it can be seen without restoring them: what each project refers to.
/// </summary>
public sealed class OfficialPackagesTests
{
    private static readonly string[] Official =
    [
        "Grpc.AspNetCore.HealthChecks", "Grpc.AspNetCore.Server", "Grpc.AspNetCore.Server.Reflection",
        "Grpc.Net.Client", "Grpc.StatusProto",
    ];

    [Theory]
    [InlineData("src/Matching.Server/Matching.Server.csproj", true)]
    [InlineData("tests/Matching.Server.Tests/Matching.Server.Tests.csproj", true)]
    [InlineData("src/Matching.Core/Matching.Core.csproj", false)]
    public async Task UseOfficialGrpc_OfAProject_ReplacesTheReferenceAndNothingElse(string project, bool usesGrpc)
    {
        var before = await EvaluateAsync(project, "false");
        var after = await EvaluateAsync(project, "true");
        Assert.Equal(usesGrpc, before.Projects.Contains("Matching.Grpc"));
        Assert.Equal(before.Projects.Where(name => name != "Matching.Grpc"), after.Projects);
        Assert.Equal(usesGrpc ? before.Packages.Concat(Official).Order(StringComparer.Ordinal) : before.Packages,
            after.Packages);
        Assert.DoesNotContain(before.Packages, Official.Contains);
        Assert.All(Official.Append("Google.Protobuf"), package => Assert.True(after.Versions.ContainsKey(package)));
        Assert.NotEqual(before.Versions["Google.Protobuf"], after.Versions["Google.Protobuf"]);
    }

    private static async Task<Evaluation> EvaluateAsync(string project, string isOfficial)
    {
        var run = await ProcessRun.RunAsync("dotnet", "msbuild",
            RepositoryRoot.Combine(project.Split('/')), $"-p:UseOfficialGrpc={isOfficial}",
            "-getItem:ProjectReference", "-getItem:PackageReference", "-getItem:PackageVersion");
        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
        var items = JsonDocument.Parse(run.Output).RootElement.GetProperty("Items");
        return new Evaluation(
            [.. Names(items, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path))],
            [.. Names(items, "PackageReference").Order(StringComparer.Ordinal)],
            items.GetProperty("PackageVersion").EnumerateArray().ToDictionary(
                item => item.GetProperty("Identity").GetString()!, item => item.GetProperty("Version").GetString()!));
    }

    private static IEnumerable<string> Names(JsonElement items, string kind) =>
        items.GetProperty(kind).EnumerateArray().Select(item => item.GetProperty("Identity").GetString()!);

    private sealed record Evaluation(string[] Projects, string[] Packages, Dictionary<string, string> Versions);
}
