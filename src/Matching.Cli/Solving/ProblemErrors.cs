using Matching.Optimizer;
using Matching.Protocol.Problems;

namespace Matching.Cli.Solving;

/// <summary>Answers a bad problem or solution file with its message on standard error and exit code 2.</summary>
internal static class ProblemErrors
{
    public static int Catch(TextWriter error, Func<int> action)
    {
        try
        {
            return action();
        }
        catch (Exception bad) when (bad is ProblemFileException or InvalidProblemException)
        {
            error.WriteLine(bad.Message);
            return ExitCode.BadInput;
        }
    }

    /// <summary>What a plan file makes possible; a plan that is none of the problem is a bad file.</summary>
    public static T OfPlan<T>(string path, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (ArgumentException bad)
        {
            throw new ProblemFileException($"{path}: {bad.Message}", bad);
        }
    }
}
