using System.CommandLine;
using Matching.Cli.Output;
using Matching.Core.Words;
using Matching.Optimizer;
using Matching.Protocol.Problems;

namespace Matching.Cli.Solving;

/// <summary><c>matching verify problem.json solution.json</c>: recomputes what a solution claims.</summary>
internal static class VerifyCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var problem = new Argument<string>("PROBLEM")
        { Description = "Problem file, JSON or .binpb." }.NamingFiles();
        var solution = new Argument<string>("SOLUTION")
        { Description = "Solution file, JSON or .binpb." }.NamingFiles();
        var branching = new Option<string?>("--branching")
        {
            Description = "Certificate of branching to prove the bound from, JSON or .binpb: matching.v1."
                + "BranchingCertificate.",
            HelpName = "file",
        }.NamingFiles();
        Option<string> output = CommonOptions.Output(), language = CommonOptions.Language();
        var command = new Command(
            "verify",
            "Recompute a solution's feasibility, objective and certified bound, with code that shares nothing with the "
            + "solver; with --branching the bound as well. "
            + "Exit codes: 0 true, 1 a false claim, 2 bad input or arguments.")
        { problem, solution, branching, output, language };
        command.SetAction(result => ProblemErrors.Catch(terminal.Error, () =>
        {
            VerificationReport report = Verify(
                result.GetRequiredValue(problem), result.GetRequiredValue(solution), result.GetValue(branching));
            terminal
                .Printer(
                    CommonOptions.ToForm(result.GetRequiredValue(output)),
                    CommonOptions.ToLanguage(result.GetRequiredValue(language)))
                .Print(Verdict(report, result.GetValue(branching) is not null), Findings(report));
            return report.IsTrue ? ExitCode.Done : ExitCode.No;
        }));
        return command;
    }

    private static VerificationReport Verify(string problem, string solution, string? branching)
    {
        Problem read = ProblemFiles.ReadProblem(problem);
        Solution claimed = ProblemFiles.ReadSolution(solution);
        return branching is null
            ? Verifier.Verify(read, claimed)
            : Verifier.Verify(read, claimed, ProblemFiles.ReadCertificate(branching));
    }

    private static Sheet Verdict(VerificationReport report, bool hasBranching)
    {
        List<Column> columns =
        [
            Column.Of("true", "Sant", "True"),
            Column.Of("objective", "Omräknat målvärde", "Recomputed objective"),
            Column.Of("certified_bound", "Gräns som priserna bevisar", "Bound that the prices prove"),
            Column.Of("false_claims", "Falska påståenden", "False claims"),
            Column.Of("unproved_claims", "Obevisade påståenden", "Unproved claims"),
        ];
        List<object?> row =
            [report.IsTrue, report.Objective, report.CertifiedBound, report.FalseClaims.Count, report.Unproved.Count];
        if (hasBranching)
        {
            columns.Add(
                Column.Of("branching_bound", "Gräns som förgreningen bevisar", "Bound that the branching proves"));
            row.Add(report.BranchingBound);
        }

        var sheet = new Sheet("verdict", Phrase.Empty, [.. columns]);
        sheet.Add([.. row]);
        return sheet;
    }

    private static Sheet Findings(VerificationReport report)
    {
        var sheet = new Sheet("findings", Phrase.OfTexts("Fynd", "Findings"),
        [
            Column.Of("finding", "Fynd", "Finding"),
            Column.Of("field", "Fält", "Field"),
            Column.Of("message", "Meddelande", "Message"),
        ]);
        foreach (FalseClaim claim in report.FalseClaims) sheet.Add("false", claim.Field, claim.Message);
        foreach (string claim in report.Unproved) sheet.Add("unproved", null, claim);
        return sheet;
    }
}
