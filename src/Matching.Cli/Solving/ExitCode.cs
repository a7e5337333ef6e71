namespace Matching.Cli.Solving;

/// <summary>Exit codes of <c>solve</c> and <c>verify</c>.</summary>
internal static class ExitCode
{
    /// <summary>A plan was found; a solution tells the truth.</summary>
    public const int Success = 0;

    /// <summary>There is no plan; a solution makes a false claim.</summary>
    public const int Refused = 1;

    /// <summary>The input or the arguments are bad.</summary>
    public const int BadInput = 2;

    /// <summary>Neither a plan nor a proof that there is none was found.</summary>
    public const int Unknown = 3;

    /// <summary>Cancelled by Ctrl-C or SIGTERM: 128 + SIGINT, as shells have it.</summary>
    public const int Cancelled = 130;
}
