using System.Text;
using Matching.Core.Checks;
using Matching.Core.Employers;
using Matching.Core.Words;
using Matching.Intake.Columns;
using Matching.Intake.Reading;

namespace Matching.Intake.Tests.Reading;

public sealed class FileTextTests
{
    public static TheoryData<char, string> Dialects
    {
        get
        {
            var dialects = new TheoryData<char, string>();
            foreach (var delimiter in ";,\t")
            foreach (var encoding in new[] { "utf-8", "utf-8-bom", "windows-1252", "utf-16", "utf-16-be" })
                dialects.Add(delimiter, encoding);
            return dialects;
        }
    }

    [Theory]
    [MemberData(nameof(Dialects))]
    public async Task Survey_OfEachDelimiterAndEncoding_TellsBothAndKeepsSwedishLetters(char delimiter, string name)
    {
        var text = TextFiles.With(FileKind.Sites, ("name", "Åbergs ängs-ö"), ("employer_name", "Bad, park - lek"))
            .Replace(';', delimiter).Replace(" - ", ";");
        var encoding = Encoded(name);
        var file = TextFiles.Of([.. encoding.Preamble, .. encoding.GetBytes(text)]);

        var survey = await Survey.OfAsync(file, new ReadSettings(), default);
        Assert.Equal(delimiter, survey.Delimiter);
        Assert.Equal(name.Replace("-be", ""), survey.Text.Name);
        Assert.Equal(FileKind.Sites, survey.Header.Shape.Kind);
        var row = Assert.Single(await TextFiles.ReadAsync(file));
        Assert.Equal("Bad, park;lek", Assert.IsType<Employer>(row.Nouns[0]).Name);
        Assert.Equal("Åbergs ängs-ö", Assert.IsType<Site>(row.Nouns[1]).Name);
    }

    [Fact]
    public async Task Survey_OfUtf8CutBetweenPieces_IsStillUtf8()
    {
        var header = "kommun;id;handledarkapacitet;anteckning\n";
        for (var shift = 0; shift < 4; shift++)
        {
            var text = header + "2280;h1;5;" + new string('x', shift) + new string('ö', 70_000) + "\n";
            var survey = await Survey.OfAsync(TextFiles.Of(text), new ReadSettings(), default);
            Assert.Equal("utf-8", survey.Text.Name);
        }
    }

    [Fact]
    public async Task Survey_OfTwoEncodingsInOneFile_IsRefused()
    {
        byte[] bytes =
        [
            .. Encoding.UTF8.GetBytes("kommun;id;handledarkapacitet;ort\n2280;h1;5;Härnösand\n"),
            .. TextFiles.Windows1252.GetBytes("2280;h2;5;Härnösand\n"),
        ];
        var violation = await ProblemOf(bytes);
        Assert.Equal(
            "Fil 'fil.csv' blandar UTF-8 med en annan teckenkodning, väntade en enda. Kanske är två filer "
                + "hopklistrade: "
                + "spara om den som CSV UTF-8.",
            violation.Message.In(Language.Swedish));
        Assert.Equal(
            "File 'fil.csv' mixes UTF-8 with another encoding, expected a single one. Maybe two files were joined: "
                + "save "
                + "it again as CSV UTF-8.",
            violation.Message.In(Language.English));
    }

    [Fact]
    public async Task Survey_OfTwoEncodingsWithALetterCutBetweenPieces_IsRefused()
    {
        const int Piece = 64 * 1024;
        byte[] before = Encoding.UTF8.GetBytes("kommun;id;handledarkapacitet;ort\n2280;h1;5;");
        byte[] bytes =
        [
            .. before, .. Enumerable.Repeat((byte)'x', Piece - 1 - before.Length), .. Encoding.UTF8.GetBytes("ö\n"),
            .. TextFiles.Windows1252.GetBytes("2280;h2;5;Örnsköldsvik\n"),
        ];
        Assert.Contains("mixes UTF-8", (await ProblemOf(bytes)).Message.ToString());
    }

    [Fact]
    public async Task Survey_OfUtf8CutWithinItsLastLetter_IsRefused()
    {
        var whole = Encoding.UTF8.GetBytes("kommun;id;handledarkapacitet;ort\n2280;h1;5;Härnö");
        Assert.Contains("mixes UTF-8", (await ProblemOf(whole[..^1])).Message.ToString());
    }

    [Fact]
    public async Task Survey_OfABinaryFile_IsRefused()
    {
        var violation = await ProblemOf([0x50, 0x4B, 0x03, 0x04, 0x14, 0x00, 0x06, 0x00, 0x08]);
        Assert.Equal("fil.csv", violation.Field);
        Assert.Equal(
            "Fil 'fil.csv' innehåller nollbytes, väntade text. Kanske är det ett kalkylark: spara det som CSV UTF-8.",
            violation.Message.In(Language.Swedish));
        Assert.Equal(
            "File 'fil.csv' holds zero bytes, expected text. Maybe it is a workbook: save it as CSV UTF-8.",
            violation.Message.In(Language.English));
    }

    private static async Task<Violation> ProblemOf(byte[] bytes)
    {
        var refused = await Assert.ThrowsAsync<InvalidInputException>(
            () => Survey.OfAsync(TextFiles.Of(bytes), new ReadSettings(), default));
        return Assert.Single(refused.Violations);
    }

    private static Encoding Encoded(string name) => name switch
    {
        "utf-8" => new UTF8Encoding(false),
        "utf-8-bom" => new UTF8Encoding(true),
        "utf-16" => Encoding.Unicode,
        "utf-16-be" => Encoding.BigEndianUnicode,
        _ => TextFiles.Windows1252,
    };
}
