using Matching.Sample;

namespace Matching.Cli.Tests.Fitting;

/// <summary>A database with the past of a region, large enough to look back on; loaded once, without a plan.</summary>
public sealed class PastDatabase : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("matching-past-");

    /// <summary>The file.</summary>
    public string File => Path.Combine(_folder.FullName, "past.db");

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        var files = await SampleRegion.Generate(new SampleSettings { Size = 1_500 })
            .WriteAsync(Path.Combine(_folder.FullName, "files"));
        var run = await CommandRun.OfAsync(["load", .. files, "--database", File]);
        Assert.Equal((0, ""), (run.Code, run.Error));
    }

    /// <inheritdoc/>
    public Task DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return Task.CompletedTask;
    }
}
