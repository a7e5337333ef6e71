using System.CommandLine;
using Matching.Cli.Output;
using Matching.Core;
using Matching.Core.Checks;
using Matching.Core.Planning;
using Matching.Core.Words;
using Matching.Optimizer;
using Matching.Storage;
using Matching.Storage.Plans;

namespace Matching.Cli.Planning;

/// <summary><c>matching plan create</c> and <c>matching plan show</c>.</summary>
internal static class PlanCommand
{
    /// <summary>Makes the command with its two verbs.</summary>
    public static Command Create(Terminal terminal) => new("plan", "Make a plan for everybody at once, or show one.")
    {
        CreateVerb(terminal),
        ShowVerb(terminal),
    };

    private static Command CreateVerb(Terminal terminal)
    {
        var seconds = CommonOptions.Number("--seconds", "Longest search in seconds.", (10, 1, 86_400));
        var (ticks, seed) = (CommonOptions.Ticks(), CommonOptions.Seed());
        var threads = CommonOptions.Number(
            "--threads", "Most threads; the plan is the same at any number.", (Environment.ProcessorCount, 1, 1024));
        var command = new Command(
            "create",
            "Make a plan for everybody in the database, keep it and print it. Exit codes: 0 a plan was made, "
            + "1 no plan can meet every condition, 2 bad input, 3 nothing was found within the limits, 130 cancelled.")
        { seconds, ticks, seed, threads };
        var aiming = new Aiming();
        aiming.AddTo(command);
        var asking = new Asking(terminal);
        asking.AddTo(command);
        command.SetAction((result, cancellation) =>
        {
            var budget = CommonOptions.Given(result, ticks);
            var solving = new SolveOptions
            {
                Seed = result.GetValue(seed),
                Ticks = budget,
                Duration = budget is null ? TimeSpan.FromSeconds(result.GetValue(seconds)) : null,
                Threads = result.GetValue(threads),
            };
            return MakeAsync((terminal, asking, aiming), result, solving, cancellation);
        });
        return command;
    }

    private static async Task<int> MakeAsync(
        (Terminal Terminal, Asking Asking, Aiming Aiming) on, ParseResult result, SolveOptions solving,
        CancellationToken cancellation)
    {
        await using var database = await on.Asking.OpenAsync(result, cancellation);
        var snapshot = await database.LoadSnapshotAsync(null, cancellation);
        if (snapshot.Municipalities.Count == 0) throw Nothing();
        var options = on.Aiming.Options(result) with
        {
            Model = await database.ActiveModelAsync(snapshot.Area, cancellation),
        };
        var request = new PlanRequest(snapshot, on.Asking.Period(result), options, solving);
        var plan = PlanRun.Create(on.Terminal, on.Asking.Language(result), request, cancellation);
        cancellation.ThrowIfCancellationRequested();
        var key = await KeepAsync(database, request, plan, cancellation);
        on.Asking.Printer(result).Print(PlanSheets.Of((await database.FindPlanAsync(key, cancellation))!));
        return plan.Certificate.Status switch
        {
            Status.Infeasible => ExitCode.No,
            Status.Unknown => ExitCode.Unknown,
            _ => ExitCode.Done,
        };
    }

    /// <summary>Keeps a plan under the municipality that keeps the area's models and gives its key.</summary>
    public static async Task<Key> KeepAsync(
        MatchingDatabase database, PlanRequest request, Plan plan, CancellationToken cancellation)
    {
        var area = request.Snapshot.Area;
        var registry = await database.RegistryOfAsync(area, cancellation);
        return await database.SavePlanAsync(
            new NewPlan { Municipality = registry, Area = area, Options = request.Options, Plan = plan }, cancellation);
    }

    private static Command ShowVerb(Terminal terminal)
    {
        var plan = new Argument<string?>("PLAN")
        {
            Description = "The plan, such as 2380/3; the latest when nothing is said.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new Command(
            "show", "Print a plan that was kept. Exit codes: 0 done, 2 bad input or no such plan.")
        { plan };
        var asking = new Asking(terminal);
        asking.AddTo(command, withPeriod: false);
        command.SetAction((result, cancellation) => ShowAsync(asking, result, result.GetValue(plan), cancellation));
        return command;
    }

    private static async Task<int> ShowAsync(
        Asking asking, ParseResult result, string? typed, CancellationToken cancellation)
    {
        await using var database = await asking.OpenAsync(result, cancellation);
        var stored = typed is null
            ? await LatestAsync(database, cancellation)
            : await database.FindPlanAsync(PlanKey(typed), cancellation);
        if (stored is null) throw Unknown(typed);
        asking.Printer(result).Print(PlanSheets.Of(stored));
        return ExitCode.Done;
    }

    private static async Task<StoredPlan?> LatestAsync(MatchingDatabase database, CancellationToken cancellation)
    {
        var snapshot = await database.LoadSnapshotAsync(null, cancellation);
        PlanSummary? latest = null;
        foreach (var municipality in snapshot.Municipalities)
            if (await database.PlansOfAsync(municipality.Code, cancellation) is [var newest, ..]
                && !(newest.CreatedAt <= latest?.CreatedAt)) latest = newest;
        return latest is null
            ? null
            : await database.FindPlanAsync(new Key(latest.Municipality, latest.Id), cancellation);
    }

    private static Key PlanKey(string typed)
    {
        var slash = typed.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 ? new Key(typed[..slash], typed[(slash + 1)..]) : throw Unknown(typed);
    }

    private static InvalidInputException Unknown(string? typed)
    {
        var check = new Check(Phrase.Of($"Frågan", $"Question"), "");
        if (typed is null)
            check.Add(
                "plan",
                $"har ingen plan att visa, väntade minst en sparad. Kanske 'matching plan create' först.",
                $"has no plan to show, expected at least one kept. Maybe 'matching plan create' first.");
        else
            check.Add(
                "plan",
                $"har plan {typed.Shown()}, väntade en sparad plan som 2380/3. Kanske visar 'matching plan show' den "
                + $"senaste.",
                $"has plan {typed.Shown()}, expected a kept plan such as 2380/3. Maybe 'matching plan show' shows the "
                + $"latest.");
        return new InvalidInputException(check.Violations);
    }

    private static InvalidInputException Nothing()
    {
        var check = new Check(Phrase.Of($"Databasen", $"Database"), "");
        check.Add(
            "database",
            $"är tom, väntade inlästa filer. Kanske 'matching load' eller 'matching demo' först.",
            $"is empty, expected loaded files. Maybe 'matching load' or 'matching demo' first.");
        return new InvalidInputException(check.Violations);
    }
}
