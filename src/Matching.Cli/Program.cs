using System.CommandLine;
using Matching.Cli.Solving;

var root = new RootCommand("Work-training placement matching.")
{
    SolveCommand.Create(TimeProvider.System),
    VerifyCommand.Create(),
};
ParseResult parsed = root.Parse(args);
int exitCode = parsed.Invoke();

// The parser answers a bad argument with 1, which here means something else.
return parsed.Errors.Count > 0 ? ExitCode.BadInput : exitCode;
