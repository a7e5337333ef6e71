using System.CommandLine;
using Matching.Cli.Output;
using Matching.Optimizer;
using Matching.Protocol.Problems;

namespace Matching.Cli.Solving;

/// <summary><c>matching presolve problem.json</c>: what the solver leaves out before it begins, and why.</summary>
internal static class PresolveCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var problem = new Argument<string>("PROBLEM")
        { Description = "Problem file, JSON or .binpb." }.NamingFiles();
        var list = new Option<bool>("--list") { Description = "Name every reduction, with the numbers that decide." };
        Option<string> output = CommonOptions.Output(), language = CommonOptions.Language();
        var command = new Command(
            "presolve",
            "Which options no plan can choose and which limits can never bind, each with its reason, and the parts "
            + "that can be decided by themselves. Exit codes: 0 answered, 2 bad input or arguments.")
        { problem, list, output, language };
        command.SetAction(result => ProblemErrors.Catch(terminal.Error, () =>
        {
            Problem read = ProblemFiles.ReadProblem(result.GetRequiredValue(problem));
            var sheets = new PresolveSheets(read, PresolveLog.Of(read));
            terminal
                .Printer(
                    CommonOptions.ToForm(result.GetRequiredValue(output)),
                    CommonOptions.ToLanguage(result.GetRequiredValue(language)))
                .Print(result.GetValue(list) ? [sheets.Reductions()] : [sheets.Summary(), sheets.Components()]);
            return ExitCode.Done;
        }));
        return command;
    }
}
