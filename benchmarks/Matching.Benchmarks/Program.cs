using BenchmarkDotNet.Running;

// A benchmark that threw, or did not build, fails the run: an empty table is no measurement.
var summaries = BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args).ToList();
return summaries.Any(s => s.HasCriticalValidationErrors || s.Reports.Any(r => !r.Success)) ? 1 : 0;
