using static Matching.Optimizer.ViolationLog;

namespace Matching.Optimizer.Verification.Branching;

/// <summary>
/// Proves a closed choice or a leaf again, under the decisions as they stand; a failure says why it does not follow.
/// </summary>
internal sealed class NodeProof(Decisions decisions, long bound, Findings findings)
{
    private readonly Problem _problem = decisions.Problem;

    /// <summary>Why a choice may not be closed, or null when it may.</summary>
    public string? FailureOf(int participant, int option, NodePrices? prices)
    {
        string? failure = Failure(prices, node => node.With(participant, option));
        return failure is not null && !Contradicts(participant, option) ? failure : null;
    }

    /// <summary>Why a node is no leaf of its kind, or null when it is one or was reported as unproved.</summary>
    public string? FailureOf(BranchingKind kind, int index, NodePrices? prices) => kind switch
    {
        BranchingKind.Bound => Failure(prices, node => node.Total()) is { } failure
            ? $"is a leaf by its bound, but {failure}"
            : null,
        BranchingKind.Contradiction => DecisionAudit.Contradicts(decisions)
            ? null
            : "is a leaf by contradiction, but the decisions do not contradict each other.",
        BranchingKind.Decided => decisions.UndecidedCount == 0
            ? FailureOfDecided(index)
            : $"is a leaf where all are decided, but {Number(decisions.UndecidedCount)} are not.",
        _ => $"has kind {(int)kind}, expected 1 to 4.",
    };

    private string? Failure(NodePrices? prices, Func<INodeBound, Int128?> ask)
    {
        if (prices is null) return "neither it nor a node above it has prices.";
        try
        {
            if (ask(prices.Bound) is not { } total) return null;
            long proved = long.CreateSaturating(PriceAudit.FloorDivide(total, prices.Scale));
            return proved > bound
                ? $"its prices prove only {Number(proved)}, above the bound {Number(bound)}."
                : null;
        }
        catch (OverflowException)
        {
            return $"prices {prices.Index} are too large to prove a bound in 128 bits.";
        }
    }

    private bool Contradicts(int participant, int option)
    {
        int mark = decisions.Mark;
        decisions.Decide(participant, option);
        bool contradicts = DecisionAudit.Contradicts(decisions, participant);
        decisions.UndoTo(mark);
        return contradicts;
    }

    private string? FailureOfDecided(int index)
    {
        long value = Value();
        if (value <= bound) return null;
        int[] crews = [.. Enumerable.Range(0, _problem.Slots.Count)
            .Where(j => _problem.Slots.MinimumCrew[j] > 1 && decisions.CrewOf(j).Count > 0)];
        int[] wide = [.. crews.Where(j => CrewSeating.IsWide(_problem, j))];
        if (crews.Except(wide).Any(j => !CrewSeating.IsPossibleWithMinimum(_problem, j, decisions.CrewOf(j))))
            return null;
        if (wide.Length == 0)
        {
            return $"decides a plan worth {Number(value)}, above the bound {Number(bound)}, and every minimum crew can"
                + " be met.";
        }

        findings.Unproved.Add(
            $"Node {index} of the branching was not proved again: slot {wide[0]} has a minimum crew and more than"
            + $" {CrewSeating.MostSessions} open sessions.");
        return null;
    }

    private long Value()
    {
        long value = 0;
        for (int i = 0; i < _problem.Participants.Count; i++)
        {
            int option = decisions.OptionOf(i);
            value += option < 0 ? _problem.Participants.UnplacedValue[i] : _problem.Options.Value[option];
        }

        return value;
    }
}
