using System.Text.Json;

namespace Matching.Cli.Tests.Fitting;

public sealed class ExplainCommandTests : IDisposable
{
    private readonly FitFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Explain_ARow_AddsUpToTheDigit()
    {
        await _folder.LearnedAsync();
        foreach (var row in new[] { "1", "7", "600" })
        {
            var run = await RunAsync("--row", row, "--output", "json");

            Assert.Equal((0, ""), (run.Code, run.Error));
            using var answer = JsonDocument.Parse(run.Output);
            var contributions = answer.RootElement.GetProperty("contributions").EnumerateArray().ToArray();
            var score = answer.RootElement.GetProperty("score")[0];
            Assert.Equal(
                score.GetProperty("score").GetInt32(), contributions.Sum(c => c.GetProperty("points").GetInt32()));
            Assert.InRange(
                score.GetProperty("probability").GetDouble(), score.GetProperty("probability_low").GetDouble(),
                score.GetProperty("probability_high").GetDouble());
        }
    }

    [Fact]
    public async Task Explain_AsTable_NamesValuesInTheLanguageAskedFor()
    {
        await _folder.LearnedAsync();

        Assert.Contains("grundnivå", (await RunAsync()).Output, StringComparison.Ordinal);
        Assert.Contains("intercept", (await RunAsync("--language", "en")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explain_RowThatIsNotThere_ExitsWithTwo()
    {
        await _folder.LearnedAsync();
        var run = await RunAsync("--row", "601");

        Assert.Equal(2, run.Code);
        Assert.Equal(
            "Row 601 is not in the table, expected 1 to 600. Maybe rows are counted from 1.", run.Error.TrimEnd());
    }

    [Fact]
    public async Task Explain_TableWithoutAColumnOfTheModel_NamesIt()
    {
        await _folder.LearnedAsync();
        var run = await CommandRun.OfAsync(
            "fit", "explain", _folder.At("m.json"), _folder.Write("t.csv", "x,office\n1,A\n"));

        Assert.Equal(2, run.Code);
        Assert.Contains(
            "Column 'kind' of the model is not in table 't.csv', expected it. Maybe it is named otherwise there.",
            run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explain_UnseenLevelAndMissingNumber_IsExplained()
    {
        await _folder.LearnedAsync();
        var run = await CommandRun.OfAsync(
            "fit", "explain", _folder.At("m.json"),
            _folder.Write("t.csv", "x,office,kind,noise\n,Q,arena,5\n"), "--language", "en");

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Contains("Q", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}", "File 'bad.json': Model file is damaged")]
    [InlineData("", "File 'bad.json': Model file is damaged")]
    public async Task Explain_DamagedModel_ExitsWithTwo(string text, string message)
    {
        var run = await CommandRun.OfAsync("fit", "explain", _folder.Write("bad.json", text), _folder.Table);

        Assert.Equal(2, run.Code);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explain_EditedModel_IsRefusedByItsChecksum()
    {
        await _folder.LearnedAsync();
        var text = await File.ReadAllTextAsync(_folder.At("m.json"));
        _folder.Write("edited.json", text.Replace("\"office\"", "\"offise\"", StringComparison.Ordinal));
        var run = await CommandRun.OfAsync("fit", "explain", _folder.At("edited.json"), _folder.Table);

        Assert.Equal(2, run.Code);
        Assert.Contains("Maybe it was edited by hand.", run.Error, StringComparison.Ordinal);
    }

    private Task<CommandRun> RunAsync(params string[] options) =>
        CommandRun.OfAsync(["fit", "explain", _folder.At("m.json"), _folder.Table, .. options]);
}
