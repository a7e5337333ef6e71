namespace Matching.Tidy.Tests.Reading;

/// <summary>A rule over no files would always hold.</summary>
public sealed class RepositoryTests
{
    [Theory]
    [InlineData("Matching.sln")]
    [InlineData(".editorconfig")]
    [InlineData("src/Matching.Core/INoun.cs")]
    [InlineData("protos/matching/v1/problem.proto")]
    [InlineData("tests/Matching.Tidy.Tests/Reading/RepositoryTests.cs")]
    public void Files_OfTheRepository_HoldEveryRoom(string path) =>
        Assert.Contains(Repository.Files, file => file.Path == path);

    [Fact]
    public void Files_OfTheRepository_HoldNoBuildOutput() =>
        Assert.DoesNotContain(Repository.Files, file => file.Path.Contains("/obj/") || file.IsBelow(".artifacts"));

    [Fact]
    public void WithoutForeign_FolderWithALicence_IsLeftOutWithAllBelow() =>
        Assert.Equal(
            ["LICENSE", "tests/a/b.cs", "tests/a/Protos.cs"],
            Repository.WithoutForeign(
            [
                "LICENSE", "tests/a/b.cs", "tests/a/Protos/LICENSE", "tests/a/Protos/c/d.proto", "tests/a/Protos.cs",
            ]));

    [Fact]
    public void Keeps_RuleWithComplaints_FailsWithEachOfThem()
    {
        var failure = Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => Repository.Keeps(
            (TextFile file) => file.Path == "Matching.sln" ? [new Complaint(file.Path, 7, "Bad.")] : []));

        Assert.EndsWith("1 complaints:\nMatching.sln:7: Bad.", failure.Message, StringComparison.Ordinal);
    }
}
