using System.CommandLine;
using Matching.Cli.Tests.Loading;

namespace Matching.Cli.Tests;

/// <summary>What every command says when a path or the output is no good.</summary>
public sealed class CommandLineTests
{
    [Theory]
    [InlineData("load", "Argument 'FILE'", "")]
    [InlineData("load", "Option '--errors'", "sites.csv", "--errors", "")]
    [InlineData("load", "Option '--out'", "--template", "sites", "--out", "")]
    [InlineData("demo", "Option '--database'", "--database", "")]
    [InlineData("plan show", "Option '--database'", "--database", " ")]
    [InlineData("solve", "Argument 'PROBLEM'", "")]
    [InlineData("solve", "Option '--out'", "p.json", "--out", "")]
    [InlineData("solve", "Option '--branching'", "p.json", "--branching", "")]
    [InlineData("presolve", "Argument 'PROBLEM'", "")]
    [InlineData("verify", "Argument 'SOLUTION'", "p.json", "")]
    [InlineData("verify", "Option '--branching'", "p.json", "s.json", "--branching", "")]
    [InlineData("sensitivity", "Argument 'SOLUTION'", "p.json", "")]
    [InlineData("replan", "Option '--frontier'", "p.json", "s.json", "--frontier", "")]
    [InlineData("fit train", "Option '--out'", "t.csv", "--target", "y", "--out", "")]
    [InlineData("fit train", "Argument 'TABLE'", "", "--target", "y", "--out", "m.json")]
    [InlineData("fit cross-validate", "Option '--out'", "t.csv", "--target", "y", "--out", "")]
    [InlineData("fit backtest", "Option '--database'", "--database", "")]
    [InlineData("fit monitor", "Option '--reference'", "m.json", "t.csv", "--target", "y", "--reference", "")]
    [InlineData("fit card", "Argument 'MODEL'", "")]
    [InlineData("fit card", "Option '--report'", "m.json", "--report", "")]
    public async Task Run_WithAnEmptyPath_IsRefusedInASentence(string command, string subject, params string[] args)
    {
        var run = await CommandRun.OfAsync([.. command.Split(' '), .. args]);
        Assert.Equal(2, run.Code);
        Assert.Contains(
            $"{subject} has an empty name, expected a path. Maybe a variable of the shell is empty.", run.Error,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Run_EveryOptionAndArgumentOfAFile_RefusesAnEmptyName()
    {
        var root = CommandLine.Create(Unheard(TextWriter.Null));
        var named = Commands(root).SelectMany(command => command.Options)
            .Where(option => option.HelpName is "file" or "folder" || option.Name is "--database" or "--out").ToArray();
        Assert.NotEmpty(named);
        Assert.All(named, option => Assert.NotEmpty(option.Validators));
    }

    [Theory]
    [InlineData("load", "/")]
    [InlineData("demo", "--database", "/")]
    public async Task Run_WithTheRootAsAFile_IsRefusedInASentence(params string[] args)
    {
        var run = await CommandRun.OfAsync(args);
        Assert.Equal(2, run.Code);
        Assert.Contains(", väntade ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Demo_InAFolderThatIsAFile_IsRefusedInASentence()
    {
        using var folder = new LoadFolder();
        var file = folder.Write("afile", "");
        var run = await CommandRun.OfAsync("demo", "--database", Path.Combine(file, "x.db"), "--language", "en");
        Assert.Equal(2, run.Code);
        Assert.Contains("Database 'x.db' cannot be opened", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sv", "Kommandot bröts av ett fel på en fil eller på utmatningen, väntade att kunna läsa och skriva. "
        + "Kanske är disken full eller saknas en rättighet; det som är sparat står kvar.")]
    [InlineData("en", "The command was broken off by a fault of a file or of its output, expected to read and write. "
        + "Maybe the disk is full or a right is missing; what is stored stays.")]
    public async Task Run_WithOutputToAFullDisk_SaysSoInASentence(string language, string sentence)
    {
        if (!File.Exists(Full)) return;
        await using var full = Unwritable();
        var error = new StringWriter();
        var terminal = Unheard(error) with { Out = full };
        Assert.Equal(
            2, await CommandLine.RunAsync(["load", "--columns", "sites", "--language", language], terminal));
        Assert.Equal(sentence, error.ToString().Trim());
    }

    [Theory]
    [InlineData("Database 'none.db' does not exist", "--language", "en")]
    [InlineData("Database 'none.db' does not exist", "--language=en")]
    [InlineData("Database 'none.db' does not exist", "--language:en")]
    [InlineData("Databasen 'none.db' finns inte", "--language=sv")]
    [InlineData("Databasen 'none.db' finns inte")]
    public async Task Run_WithAnError_SaysItInTheLanguageAskedFor(string text, params string[] language)
    {
        var run = await CommandRun.OfAsync(["plan", "show", "--database", "none.db", .. language]);
        Assert.Equal(2, run.Code);
        Assert.StartsWith(text, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_WithErrorsToAFullDisk_StillHasItsExitCode()
    {
        if (!File.Exists(Full)) return;
        await using var full = Unwritable();
        Assert.Equal(2, await CommandLine.RunAsync(["plan", "show", "--database", "none.db"], Unheard(full)));
    }

    private static string Full => "/dev/full";

    private static StreamWriter Unwritable() => new(
        new FileStream(Full, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0))
    {
        AutoFlush = true,
    };

    private static Terminal Unheard(TextWriter error) =>
        new(TextWriter.Null, error, TimeProvider.System, OutRedirected: true, ErrorRedirected: true);

    private static IEnumerable<Command> Commands(Command command) =>
        command.Subcommands.SelectMany(Commands).Prepend(command);
}
