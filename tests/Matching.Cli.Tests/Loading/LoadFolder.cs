using Matching.Core.Words;
using Matching.Storage;

namespace Matching.Cli.Tests.Loading;

/// <summary>A folder with files and a database for the command, removed afterwards.</summary>
internal sealed class LoadFolder : IDisposable
{
    /// <summary>A file of two supervisors.</summary>
    public const string Supervisors = "kommun;id;handledarkapacitet\n2280;h1;5\n2280;h2;6\n";

    private readonly string _path = Directory.CreateTempSubdirectory("matching-load-").FullName;

    public string PathOf(string name) => Path.Combine(_path, name);

    public string Database => PathOf("test.db");

    public string Write(string name, string text)
    {
        File.WriteAllText(PathOf(name), text);
        return PathOf(name);
    }

    /// <summary>Runs <c>matching load</c> on the folder's database.</summary>
    public Task<LoadRun> LoadAsync(params string[] arguments) =>
        RunAsync(["load", .. arguments, "--database", Database]);

    /// <summary>Runs <c>matching</c>.</summary>
    public static async Task<LoadRun> RunAsync(params string[] arguments)
    {
        var (output, errors) = (new StringWriter(), new StringWriter());
        var terminal = new Terminal(output, errors, new FixedClock(), OutRedirected: true, ErrorRedirected: true);
        var code = await CommandLine.RunAsync(arguments, terminal);
        return new LoadRun(code, output.ToString(), errors.ToString());
    }

    public async Task<RowCounts> CountAsync()
    {
        await using var database = await MatchingDatabase.OpenAsync(
            new DatabaseSettings { Path = Database, Clock = new FixedClock() }, default);
        return await database.CountAsync(default);
    }

    public void Dispose() => Directory.Delete(_path, recursive: true);

    private sealed class FixedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 5, 4, 10, 0, 0, TimeSpan.Zero);
    }
}

/// <summary>What a run of the command gave.</summary>
internal sealed record LoadRun(int Code, string Output, string Errors);
