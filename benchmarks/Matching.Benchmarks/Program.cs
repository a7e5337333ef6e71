using System.CommandLine;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using Matching.Benchmarks.Verbs;
using Matching.Optimizer;
using Matching.Protocol.Problems;

// Beside the benchmarks, what the scripts need of them: instances as files, and the quality table.
var verbs = new RootCommand("Instances and tables beside the benchmarks.")
{
    GenerateVerb.Create(), DimacsVerb.Create(), QualityVerb.Create(), ServeVerb.Create(),
};
if (verbs.Subcommands.Any(verb => verb.Name == args.FirstOrDefault()))
{
    try
    {
        return verbs.Parse(args).Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
    }
    catch (Exception bad) when (bad is IOException or InvalidDataException or ProblemFileException
        or InvalidProblemException or ArgumentOutOfRangeException)
    {
        Console.Error.WriteLine(bad.Message);
        return 2;
    }
}

// Every benchmark is built into a program of its own; two minutes, the default, are too few on a busy machine. The
// build redirects its folders, where the compiler of protos leaves out the empty files that it promised.
var config = ManualConfig.Create(DefaultConfig.Instance).WithBuildTimeout(TimeSpan.FromMinutes(15))
    .AddJob(Job.Default
        .WithArguments([new MsBuildArgument("/p:Protobuf_TouchMissingExpected=true")])
        .AsMutator());
var summaries = BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args, config).ToList();

// A benchmark that threw, or did not build, fails the run: an empty table is no measurement.
return summaries.Any(s => s.HasCriticalValidationErrors || s.Reports.Any(r => !r.Success)) ? 1 : 0;
