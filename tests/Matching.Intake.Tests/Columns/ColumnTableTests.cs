using Matching.Core.Words;
using Matching.Intake.Columns;
using Matching.Intake.Kinds;
using Matching.Intake.Reading;

namespace Matching.Intake.Tests.Columns;

public sealed class ColumnTableTests
{
    public static TheoryData<FileKind, Language> KindsAndLanguages
    {
        get
        {
            var pairs = new TheoryData<FileKind, Language>();
            foreach (var kind in Enum.GetValues<FileKind>())
            foreach (var language in Enum.GetValues<Language>())
                pairs.Add(kind, language);
            return pairs;
        }
    }

    [Theory]
    [MemberData(nameof(KindsAndLanguages))]
    public async Task Template_OfEveryKind_IsRecognisedAsThatKind(FileKind kind, Language language)
    {
        var template = ColumnTable.Template(FileShapes.Of(kind), language);
        var survey = await Survey.OfAsync(TextFiles.Of(template), new ReadSettings(), default);
        Assert.Equal(kind, survey.Header.Shape.Kind);
        Assert.Equal(FileShapes.Of(kind).Columns.Count, survey.Header.KnownCount);
        Assert.Empty(survey.Header.Unknown);
        Assert.Equal(language == Language.Swedish ? ';' : ',', survey.Delimiter);
        Assert.Equal(0, survey.RowCount);
    }

    [Fact]
    public void Template_InSwedish_HasSwedishHeadersAndSemicolons() =>
        Assert.Equal(
            "kommun;id;handledarkapacitet\r\n",
            ColumnTable.Template(SupervisorFile.Shape, Language.Swedish));

    [Fact]
    public void Markdown_OfAKind_HasARowPerColumn()
    {
        Assert.Equal(
            "| Column | Swedish header | Required | Meaning | Example |\n"
            + "|---|---|---|---|---|\n"
            + "| `municipality` | `kommun` | yes | Code of the municipality. A leading zero that the spreadsheet "
            + "dropped is put back. | `2280` |\n"
            + "| `id` | `id` | yes | Opaque id; no name. | `h3` |\n"
            + "| `support_capacity` | `handledarkapacitet` | yes | How much support load fits at a time, 0 to 1000. | "
            + "`12` |\n",
            ColumnTable.Markdown(SupervisorFile.Shape, Language.English));
        Assert.Contains(
            "lyfthjälpmedel\\|bildinstruktioner:14", ColumnTable.Markdown(SlotFile.Shape, Language.Swedish));
    }
}
