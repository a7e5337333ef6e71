using Matching.Core.Words;
using Matching.Intake.Columns;
using Matching.Intake.Kinds;

namespace Matching.Intake.Tests.Kinds;

public sealed class FileShapesTests
{
    public static TheoryData<FileKind> Kinds => [.. Enum.GetValues<FileKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Examples_OfEveryKind_AreReadWithoutViolation(FileKind kind)
    {
        var row = Assert.Single(await TextFiles.ReadAsync(TextFiles.With(kind)));
        Assert.Empty(row.Violations.Select(violation => violation.ToString()));
        Assert.Equal(kind == FileKind.Sites ? 2 : 1, row.Nouns.Count);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Headers_OfOneKind_MeanOneColumnEach(FileKind kind)
    {
        var doubled = FileShapes.Of(kind).Columns
            .SelectMany(column => column.Headers.Select(HeaderKey.Of).Distinct().Select(key => (key, column.Code)))
            .GroupBy(pair => pair.key)
            .Where(group => group.Count() > 1)
            .Select(group => $"{group.Key}: {string.Join(", ", group.Select(pair => pair.Code))}");
        Assert.Empty(doubled);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Columns_OfEveryKind_SayWhatTheyMeanInBothLanguages(FileKind kind) =>
        Assert.All(FileShapes.Of(kind).Columns, column =>
        {
            Assert.NotEqual(column.Meaning.In(Language.Swedish), column.Meaning.In(Language.English));
            Assert.EndsWith(".", column.Meaning.In(Language.Swedish));
            Assert.False(column.Required && column.Example.Length == 0);
        });

    [Fact]
    public void All_OfTheKinds_StandInLoadingOrder() =>
        Assert.Equal(Enum.GetValues<FileKind>(), FileShapes.All.Select(shape => shape.Kind));
}
