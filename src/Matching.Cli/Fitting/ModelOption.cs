using System.CommandLine;

namespace Matching.Cli.Fitting;

/// <summary>The model file that a command reads.</summary>
internal static class ModelOption
{
    /// <summary>The argument.</summary>
    public static Argument<string> Argument() => new Argument<string>("MODEL")
    {
        Description = "Model file that 'fit train' wrote; its checksum and its constraints are checked.",
    }.NamingFiles();
}
