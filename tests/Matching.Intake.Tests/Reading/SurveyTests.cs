using Matching.Core.Checks;
using Matching.Core.Words;
using Matching.Intake.Reading;

namespace Matching.Intake.Tests.Reading;

public sealed class SurveyTests
{
    private const string Header = "kommun;id;handledarkapacitet\n";

    [Fact]
    public async Task Of_AFileWithBlankRows_CountsTheOthers()
    {
        var survey = await Survey.OfAsync(
            TextFiles.Of(Header + "\n2280;h1;5\n;;\n  \n2280;h2;5\n\n"), new ReadSettings(), default);
        Assert.Equal(2, survey.RowCount);
        Assert.Equal(5, survey.LastRow);
    }

    [Fact]
    public async Task Of_AFileThatIsTooLarge_IsRefused() => await AssertRefused(
        Header + "2280;h1;5\n", new FileLimits { FileSize = 30 },
        "Fil 'fil.csv' har 39 byte, väntade högst 30. Kanske kan den delas.",
        "File 'fil.csv' has 39 bytes, expected at most 30. Maybe it can be split.");

    [Fact]
    public async Task Of_TooManyRows_IsRefused() => await AssertRefused(
        Header + "2280;h1;5\n2280;h2;5\n", new FileLimits { Rows = 1 },
        "Fil 'fil.csv' har fler än 1 rader, väntade högst så många. Kanske kan den delas.",
        "File 'fil.csv' has more than 1 rows, expected at most so many. Maybe it can be split.");

    [Fact]
    public async Task Of_TooManyColumns_IsRefused() => await AssertRefused(
        Header, new FileLimits { Columns = 2 },
        "Fil 'fil.csv' har 3 kolumner, väntade högst 2. Kanske är det fel blad eller fel fil.",
        "File 'fil.csv' has 3 columns, expected at most 2. Maybe it is the wrong sheet or the wrong file.");

    [Fact]
    public async Task Of_ALineOfTenMegabytes_IsRefused() => await AssertRefused(
        Header + "2280;h1;5\n" + new string('x', 10_000_000) + "\n2280;h2;5\n", new FileLimits(),
        "Fil 'fil.csv' har på filens rad 3 mer än 1048576 byte, väntade en kortare rad. Kanske saknas ett "
            + "citattecken eller "
            + "en radbrytning.",
        "File 'fil.csv' has more than 1048576 bytes in the file's line 3, expected a shorter line. Maybe a quote or "
            + "a line break "
            + "is missing.");

    [Fact]
    public async Task Of_ALineThatFitsTheBufferAndNotTheLimit_IsRefused() => await AssertRefused(
        Header + new string('x', 100) + "\n" + string.Concat(Enumerable.Repeat("2280;h1;5\n", 9)),
        new FileLimits { RowSize = 60 },
        "Fil 'fil.csv' har på filens rad 2 mer än 60 byte, väntade en kortare rad. Kanske saknas ett citattecken "
            + "eller en "
            + "radbrytning.",
        "File 'fil.csv' has more than 60 bytes in the file's line 2, expected a shorter line. Maybe a quote or a "
            + "line break is "
            + "missing.");

    [Fact]
    public async Task Of_AQuoteThatIsNeverClosed_IsRefused() => await AssertRefused(
        Header + "2280;h1;5\n2280;\"h2;5\n2280;h3;5\n", new FileLimits(),
        "Fil 'fil.csv' har på filens rad 3 ett citattecken som aldrig stängs, väntade ett till. Kanske är filen "
            + "avbruten.",
        "File 'fil.csv' has a quote in the file's line 3 that is never closed, expected another. Maybe the file was "
            + "cut off.");

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Of_RandomBytes_IsRefusedAndNeverCrashes(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 100; round++)
        {
            var bytes = new byte[random.Next(2_000)];
            random.NextBytes(bytes);
            if (round % 2 == 0)
                for (var i = 0; i < bytes.Length; i++)
                    if (bytes[i] == 0) bytes[i] = (byte)';';
            await Assert.ThrowsAsync<InvalidInputException>(
                () => Survey.OfAsync(TextFiles.Of(bytes), new ReadSettings(), default));
        }
    }

    [Fact]
    public async Task Of_AFileWithBytesChanged_IsRefusedOrReadWithoutACrash()
    {
        var random = new Random(7);
        var whole = System.Text.Encoding.UTF8.GetBytes(
            Header + string.Concat(Enumerable.Range(0, 30).Select(i => $"2280;\"h{i}\";{i}\r\n")));
        for (var round = 0; round < 200; round++)
        {
            var bytes = whole.ToArray();
            for (var change = 0; change < 3; change++)
                bytes[random.Next(bytes.Length)] = (byte)(random.Next(4) == 0 ? '"' : random.Next(256));
            try
            {
                var rows = await TextFiles.ReadAsync(TextFiles.Of(bytes));
                Assert.All(rows, row => Assert.NotEqual(row.Nouns.Count == 0, row.Violations.Count == 0));
            }
            catch (InvalidInputException refused)
            {
                Assert.NotEmpty(refused.Violations);
            }
        }
    }

    [Fact]
    public async Task Of_AFile_StopsWhenCancelled() =>
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Survey.OfAsync(TextFiles.Of(Header), new ReadSettings(), new CancellationToken(true)));

    private static async Task AssertRefused(string text, FileLimits limits, string swedish, string english)
    {
        var refused = await Assert.ThrowsAsync<InvalidInputException>(
            () => Survey.OfAsync(TextFiles.Of(text), new ReadSettings { Limits = limits }, default));
        var violation = Assert.Single(refused.Violations);
        Assert.Equal(swedish, violation.Message.In(Language.Swedish));
        Assert.Equal(english, violation.Message.In(Language.English));
    }
}
