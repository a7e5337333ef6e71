using System.Text;
using Matching.Sample.Files;

namespace Matching.Sample.Tests.Files;

public sealed class CsvFileTests
{
    private static readonly Column<string>[] Columns = [new("text", t => t), new("length", t => Cell.Of(t.Length))];

    [Theory]
    [InlineData("plain, å", "plain, å;8")]
    [InlineData("a;b", "\"a;b\";3")]
    [InlineData("say \"a\"", "\"say \"\"a\"\"\";7")]
    [InlineData("a\nb", "\"a\nb\";3")]
    public async Task WriteAsync_Text_IsQuotedWhereItHasToBe(string text, string line) =>
        Assert.Equal($"text;length\n{line}\n", await WrittenAsync([text]));

    [Fact]
    public async Task WriteAsync_NoRows_IsAHeader() => Assert.Equal("text;length\n", await WrittenAsync([]));

    [Fact]
    public async Task WriteAsync_Cancelled_Throws()
    {
        using var stream = new MemoryStream();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => CsvFile.WriteAsync(stream, Columns, ["a"], new CancellationToken(canceled: true)));
    }

    private static async Task<string> WrittenAsync(string[] rows)
    {
        using var stream = new MemoryStream();
        await CsvFile.WriteAsync(stream, Columns, rows, CancellationToken.None);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
