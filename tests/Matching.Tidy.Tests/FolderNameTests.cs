using Matching.Tidy.Tests.Reading;

namespace Matching.Tidy.Tests;

/// <summary>A folder is a feature or a textbook noun, never a kind of declaration.</summary>
public sealed class FolderNameTests
{
    private static readonly string[] Kinds =
        ["Interfaces", "Models", "Services", "Utils", "Utilities", "Helpers", "Managers", "Entities", "Classes"];

    [Fact]
    public void EveryFolder_OfTheRepository_IsAFeature() => Repository.Keeps(Check);

    [Theory]
    [InlineData("src/Matching.Core/Models/a.cs", "Models")]
    [InlineData("src/Interfaces/b/a.cs", "Interfaces")]
    [InlineData("tests/helpers/a.py", "helpers")]
    public void Check_KindOfDeclaration_IsNamed(string path, string folder) =>
        Assert.Equal(
            [$"{path}:1: Folder '{folder}' is a kind of declaration, expected a feature or a textbook noun. "
                + "Maybe its files belong beside what they serve."],
            Check(new TextFile(path, "")).Select(c => c.ToString()));

    [Theory]
    [InlineData("src/Matching.Core/Planning/Models.cs")]
    [InlineData("src/Matching.Core/Rules/a.cs")]
    public void Check_Feature_IsFine(string path) => Assert.Empty(Check(new TextFile(path, "")));

    internal static IEnumerable<Complaint> Check(TextFile file) =>
        from folder in file.Path.Split('/').SkipLast(1)
        where Kinds.Contains(folder, StringComparer.OrdinalIgnoreCase)
        select new Complaint(file.Path, 1,
            $"Folder '{folder}' is a kind of declaration, expected a feature or a textbook noun. "
            + "Maybe its files belong beside what they serve.");
}
