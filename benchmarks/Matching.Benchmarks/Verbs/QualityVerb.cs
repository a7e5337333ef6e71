using System.CommandLine;
using System.Globalization;
using BenchmarkDotNet.Environments;
using Matching.Benchmarks.Quality;
using Matching.Optimizer;

namespace Matching.Benchmarks.Verbs;

/// <summary><c>quality</c>: what gap a fixed time reaches, per family over ten seeds, as a Markdown table.</summary>
internal static class QualityVerb
{
    public static Command Create()
    {
        var seconds = new Option<double>("--seconds")
        {
            Description = "Seconds per run.", DefaultValueFactory = _ => 10,
        };
        var seeds = new Option<int>("--seeds") { Description = "Seeds 1 to this.", DefaultValueFactory = _ => 10 };
        var threads = new Option<int>("--threads") { DefaultValueFactory = _ => Environment.ProcessorCount };
        var files = new Option<string>("--files")
        {
            Description = "Folder of public files.", DefaultValueFactory = _ => "tests/data/instances",
        };
        var quick = new Option<bool>("--quick") { Description = "Small families only." };
        var date = new Option<string>("--date")
        {
            Description = "The day, as the table shall state it.", Required = true,
        };
        var only = new Option<string>("--only") { Description = "Families whose name holds this." };
        var command = new Command("quality", "What gap a fixed time reaches, as a Markdown table.")
        {
            date, seconds, seeds, threads, files, quick, only,
        };
        command.SetAction(result =>
        {
            var families = QualityFamily.Generated.Concat(QualityFamily.Public(result.GetRequiredValue(files)))
                .Where(family => family.IsSmall || !result.GetValue(quick))
                .Where(family => family.Name.Contains(result.GetValue(only) ?? "", StringComparison.Ordinal));
            var options = new SolveOptions
            {
                Duration = TimeSpan.FromSeconds(result.GetValue(seconds)), Threads = result.GetValue(threads),
            };
            Console.WriteLine($"# Quality\n\n{result.GetRequiredValue(date)}, load average {Load()} before.\n\n```");
            foreach (string line in HostEnvironmentInfo.GetCurrent().ToFormattedString()) Console.WriteLine(line);
            Console.WriteLine("```\n");
            Write(families, result.GetValue(seeds), options, Console.Out);
            Console.WriteLine($"\nLoad average {Load()} after.");
        });
        return command;
    }

    internal static void Write(
        IEnumerable<QualityFamily> families, int seeds, SolveOptions options, TextWriter output)
    {
        WarmUp(options);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{options.Duration?.TotalSeconds} seconds a run, {options.Threads} threads, seeds 1 to {seeds}."));
        output.WriteLine($"\n{QualityTable.Head}");
        foreach (QualityFamily family in families)
        {
            var runs = new List<QualityRun>();
            for (int seed = 1; seed <= seeds; seed++)
                runs.Add(QualityRun.Of(family.At(seed), options with { Seed = (ulong)seed }));
            output.WriteLine(QualityTable.Row(family.Name, runs));
        }
    }

    private static string Load() =>
        File.Exists("/proc/loadavg") ? string.Join(' ', File.ReadAllText("/proc/loadavg").Split(' ')[..3]) : "unknown";

    /// <summary>The first run would otherwise measure the compiler.</summary>
    private static void WarmUp(SolveOptions options)
    {
        var brief = options with { Duration = null, Ticks = 5_000_000 };
        QualityRun.Of(Instances.FullProblem(60), brief);
        QualityRun.Of(Instances.PlainProblem(60), brief);
    }
}
