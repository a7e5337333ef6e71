namespace Matching.Cli.Tests.Fitting;

public sealed class TrainCommandTests : IDisposable
{
    private readonly FitFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Train_AnyNumberOfThreads_WritesTheSameBytes()
    {
        var one = await _folder.TrainAsync("one.json", "--threads", "1");
        var two = await _folder.TrainAsync("two.json", "--threads", "2");

        Assert.Equal((0, 0), (one.Code, two.Code));
        Assert.Equal(
            await File.ReadAllBytesAsync(_folder.At("one.json")), await File.ReadAllBytesAsync(_folder.At("two.json")));
        var lines = one.Output.Split(Environment.NewLine);
        Assert.Matches("^Lärde [0-9]+ huvudtabeller och [0-9]+ partabeller av 600 rader: one.json$", lines[0]);
        Assert.Matches("^SHA-256 [0-9a-f]{64}$", lines[1]);
        Assert.Contains(
            lines[1]["SHA-256 ".Length..], await File.ReadAllTextAsync(_folder.At("one.json")),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Train_AnotherSeed_WritesAnotherModel()
    {
        await _folder.TrainAsync("one.json", "--seed", "1");
        await _folder.TrainAsync("two.json", "--seed", "2");

        Assert.NotEqual(
            await File.ReadAllBytesAsync(_folder.At("one.json")), await File.ReadAllBytesAsync(_folder.At("two.json")));
    }

    [Fact]
    public async Task Train_BadTable_WritesNothing()
    {
        var run = await _folder.TrainAsync("m.json", "--numeric", "office");

        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.False(File.Exists(_folder.At("m.json")));
    }

    [Fact]
    public async Task Train_FolderThatIsNotThere_IsRefusedBeforeLearning()
    {
        var run = await _folder.TrainAsync("none/m.json");

        Assert.Equal(2, run.Code);
        Assert.Equal(
            "File 'm.json' has no folder to lie in, expected one that exists. Maybe it should be created first.",
            run.Error.TrimEnd());
    }

    [Fact]
    public async Task Train_DayThatIsNone_ExitsWithTwo()
    {
        var run = await _folder.TrainAsync("m.json", "--from", "2024-13-01");

        Assert.Equal(2, run.Code);
        Assert.Contains(
            "Option '--from' has '2024-13-01', expected a day such as 2026-05-04.", run.Error,
            StringComparison.Ordinal);
    }
}
