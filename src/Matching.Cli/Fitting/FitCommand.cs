using System.CommandLine;

namespace Matching.Cli.Fitting;

/// <summary><c>matching fit</c>: learning from tables, and what has to be known about what was learned.</summary>
internal static class FitCommand
{
    /// <summary>Makes the command with its six orders.</summary>
    public static Command Create(Terminal terminal) => new(
        "fit", "Learn from a table of placements, test it honestly, explain it, and watch it in use.")
    {
        CrossValidateCommand.Create(terminal),
        TrainCommand.Create(terminal),
        CardCommand.Create(terminal),
        ExplainCommand.Create(terminal),
        BackTestCommand.Create(terminal),
        RetrainCommand.Create(terminal),
        RegistryCommands.Models(terminal),
        RegistryCommands.Activate(terminal),
        MonitorCommand.Create(terminal),
    };
}
