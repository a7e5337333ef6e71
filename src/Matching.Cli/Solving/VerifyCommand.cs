using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Matching.Optimizer;
using Matching.Protocol.Problems;

namespace Matching.Cli.Solving;

/// <summary><c>matching verify problem.json solution.json</c>: recomputes what a solution claims.</summary>
internal static class VerifyCommand
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>The command; it needs no clock and no seed.</summary>
    public static Command Create()
    {
        var problem = new Argument<string>("problem") { Description = "Problem file, JSON or .binpb." };
        var solution = new Argument<string>("solution") { Description = "Solution file, JSON or .binpb." };
        var output = new Option<string>("--output")
        {
            Description = "How the findings are printed: table, json or csv.",
            DefaultValueFactory = _ => "table",
        };
        output.AcceptOnlyFromAmong("table", "json", "csv");
        var verify = new Command("verify", """
            Recompute a solution's feasibility, objective and certified bound; the code shares nothing with the solver.
            Exit codes: 0 true, 1 a false claim, 2 bad input or arguments.
            """)
        {
            problem, solution, output,
        };
        verify.SetAction(parsed => BadInput.Catch(parsed, () =>
        {
            Problem read = ProblemFiles.ReadProblem(parsed.GetRequiredValue(problem));
            Solution claimed = ProblemFiles.ReadSolution(parsed.GetRequiredValue(solution));
            VerificationReport report = Verifier.Verify(read, claimed);
            Write(report, parsed.InvocationConfiguration.Output, parsed.GetRequiredValue(output));
            return report.IsTrue ? ExitCode.Done : ExitCode.No;
        }));
        return verify;
    }

    private static void Write(VerificationReport report, TextWriter writer, string form)
    {
        switch (form)
        {
            case "json":
                writer.WriteLine(JsonSerializer.Serialize(
                    new
                    {
                        @true = report.IsTrue,
                        objective = report.Objective,
                        certified_bound = report.CertifiedBound,
                        false_claims = report.FalseClaims.Select(c => new { field = c.Field, message = c.Message }),
                        unproved = report.Unproved,
                    },
                    Indented));
                break;
            case "csv":
                writer.WriteLine("kind,field,message");
                foreach (FalseClaim claim in report.FalseClaims)
                    writer.WriteLine($"false,{claim.Field},{Quote(claim.Message)}");
                foreach (string note in report.Unproved) writer.WriteLine($"unproved,,{Quote(note)}");
                break;
            default:
                WriteTable(report, writer);
                break;
        }
    }

    private static void WriteTable(VerificationReport report, TextWriter writer)
    {
        writer.WriteLine(report.IsTrue ? "true" : string.Create(
            CultureInfo.InvariantCulture, $"{report.FalseClaims.Count} false claims"));
        foreach (FalseClaim claim in report.FalseClaims) writer.WriteLine($"false      {claim}");
        foreach (string note in report.Unproved) writer.WriteLine($"unproved   {note}");
        if (report.Objective is { } objective)
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"objective  {objective} recomputed"));
        if (report.CertifiedBound is { } bound)
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"certified  {bound} recomputed"));
    }

    private static string Quote(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
