namespace Matching.Cli;

/// <summary>What a command says to the shell.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>Done, and the answer is no: rows rejected, infeasible, a false claim.</summary>
    public const int No = 1;

    /// <summary>Bad input or arguments, and nothing was changed; or a file or the output failed.</summary>
    public const int BadInput = 2;

    /// <summary>Nothing was found and nothing was proved within the limits.</summary>
    public const int Unknown = 3;

    /// <summary>Broken off by a fault of a file, the disk or the database; what is kept until then is said.</summary>
    public const int BrokenOff = 4;

    /// <summary>Cancelled by the user.</summary>
    public const int Cancelled = 130;
}
