using Matching.Fit.BackTesting;
using Matching.Fit.Tables;

namespace Matching.Cli.Fitting;

/// <summary>Answers a table, a model or a back-test that cannot be used with every reason and exit code 2.</summary>
internal static class FitErrors
{
    /// <summary>Runs the action; each reason is a line on standard error.</summary>
    public static async Task<int> CatchAsync(TextWriter error, Func<Task<int>> action)
    {
        try
        {
            return await action();
        }
        catch (InvalidTableException bad)
        {
            foreach (var violation in bad.Violations) error.WriteLine(violation);
        }
        catch (InvalidBackTestException bad)
        {
            foreach (var violation in bad.Violations) error.WriteLine(violation);
        }
        catch (FitFileException bad)
        {
            error.WriteLine(bad.Message);
        }
        return ExitCode.BadInput;
    }
}
