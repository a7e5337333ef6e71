using Matching.Core.Eligibility;
using Matching.Core.Fitting;
using Matching.Core.Slots;
using Matching.Core.Words;
using Matching.Optimizer;

namespace Matching.Core.Planning;

/// <summary>Makes a plan for everybody at once.</summary>
/// <param name="clock">Measures the solving time, and stops a search that has a duration.</param>
public sealed class Planner(TimeProvider clock)
{
    /// <summary>Snapshot → facts → options → problem → solution → plan in words.</summary>
    /// <param name="request">What to plan.</param>
    /// <param name="cancellation">Ends the search with the best plan found; before the search, throws.</param>
    /// <exception cref="Checks.InvalidInputException">An option is out of range.</exception>
    public Plan Create(PlanRequest request, CancellationToken cancellation = default)
    {
        var facts = new AreaFacts(request.Snapshot, request.Period, request.Options.Model.Rules);
        var finder = new OptionFinder(facts, request.Options);
        var problem = PlanningProblem.Build(facts, finder, request.Solving.Threads, cancellation);
        var solution = new Solver(clock).Solve(problem.Problem, request.Solving, cancellation);
        return InWords(request, facts, problem, solution);
    }

    private static Plan InWords(PlanRequest request, AreaFacts facts, PlanningProblem problem, Solution solution)
    {
        var placements = new List<PlannedPlacement>();
        var left = problem.Seats.Copy();
        var unplaced = new List<int>();
        for (var i = 0; i < facts.Participants.Count; i++)
        {
            if (!solution.HasPlan || solution.Slot[i] < 0)
            {
                unplaced.Add(i);
                continue;
            }
            var option = problem.Options[i].First(o => o.Slot == solution.Slot[i]);
            var sessions = new SessionMask((ushort)solution.Sessions[i]);
            left.Take(i, option.Slot, sessions);
            placements.Add(Placement(facts, problem, option, sessions, request.Options));
        }
        var reasons = new UnplacedReasons(facts, problem, left, solution.HasPlan);
        return new Plan
        {
            AsOf = request.Period.AsOf,
            StartOn = request.Period.StartOn,
            EndOn = request.Period.EndOn,
            Seed = request.Solving.Seed,
            Model = request.Options.Model.Name,
            ModelVersion = request.Options.Model.Version,
            InputHash = problem.InputHash(),
            Certificate = new PlanCertificate(
                solution.Status, solution.Objective, solution.Bound, solution.CertifiedBound,
                solution.Elapsed.TotalSeconds),
            Placements = placements,
            Unplaced = [.. unplaced.Select(reasons.Of)],
            Notes = [.. problem.Seats.Notes, .. Contradictions(solution)],
        };
    }

    private static PlannedPlacement Placement(
        AreaFacts facts, PlanningProblem problem, PlanningOption option, SessionMask sessions, PlanningOptions options)
    {
        var pair = facts.Pair(option.Participant, option.Slot);
        var agreed = problem.Pins.ContainsKey(option.Participant);
        var activity = pair.Where.Slot.Activity is not null;
        var estimate = activity ? null : FitEstimate.Of(options.Model, new Decision(pair, option.Days));
        return new PlannedPlacement
        {
            Participant = pair.Who.Participant.Key,
            Slot = pair.Where.Slot.Key,
            Title = pair.Where.Slot.Title,
            Site = pair.Where.Site.Name,
            Kind = agreed ? PlannedKind.Agreed : activity ? PlannedKind.Activity : PlannedKind.Proposed,
            Sessions = sessions,
            StartOn = option.Days.StartOn,
            EndOn = option.Days.EndOn,
            Fit = estimate is null ? null : PlannedFit.Of(estimate),
            Value = option.Value,
            Reasons = Reasons(pair, agreed, estimate),
            Arrange = agreed ? [] : [.. EligibilityRules.Judge(pair).ToArrange.Select(f => f.Explanation.Change)],
        };
    }

    private static Phrase[] Reasons(in Pair pair, bool agreed, FitEstimate? estimate)
    {
        var first = agreed
            ? Phrase.Of($"överenskommet sedan tidigare", $"agreed before the plan")
            : estimate is null ? Phrase.Of($"nästa steg", $"the next step") : null;
        var rest = estimate is not null
            ? estimate.Reasons.Where(r => r.Points > 0).Select(r => r.Text)
            : EligibilityRules.Judge(pair).Findings
                .Where(f => f.Rule.Name is "stage" or "travel").Select(f => f.Explanation.Why);
        return [.. (first is null ? rest : rest.Prepend(first)).Take(2)];
    }

    private static IEnumerable<Phrase> Contradictions(Solution solution)
    {
        if (solution.HasPlan) yield break;
        yield return solution.Status == Status.Infeasible
            ? Phrase.Of(
                $"Ingen plan uppfyller alla villkor. Kanske motsäger överenskomna placeringar ett tak.",
                $"No plan meets every condition. Maybe agreed placements contradict a cap.")
            : Phrase.Of(
                $"Ingen plan hittades inom gränserna. Kanske räcker mer tid.",
                $"No plan was found within the limits. Maybe more time is enough.");
    }
}
