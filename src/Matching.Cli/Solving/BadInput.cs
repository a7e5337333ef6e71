using System.CommandLine;
using Matching.Optimizer;
using Matching.Protocol.Problems;

namespace Matching.Cli.Solving;

/// <summary>Answers bad files with their message on standard error and exit code 2.</summary>
internal static class BadInput
{
    public static int Catch(ParseResult parsed, Func<int> action)
    {
        try
        {
            return action();
        }
        catch (ProblemFileException bad)
        {
            parsed.InvocationConfiguration.Error.WriteLine(bad.Message);
        }
        catch (InvalidProblemException bad)
        {
            parsed.InvocationConfiguration.Error.WriteLine(bad.Message);
        }

        return ExitCode.BadInput;
    }
}
