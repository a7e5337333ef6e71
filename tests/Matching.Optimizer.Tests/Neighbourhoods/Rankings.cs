using Matching.Optimizer.Bounds;
using Matching.Optimizer.Plans;
using Matching.Optimizer.Presolve;

namespace Matching.Optimizer.Tests.Neighbourhoods;

/// <summary>Rankings without prices.</summary>
internal static class Rankings
{
    public static Ranking ByValue(Plan plan)
    {
        var memory = new WorkMemory();
        var multipliers = new Multipliers(plan.Problem, RowActivity.Of(plan.Problem, plan.Candidates), memory);
        var replies = new BestReplies(plan.Problem, plan.Candidates, multipliers, memory);
        replies.Evaluate();
        return new Ranking(plan.Candidates, replies, memory);
    }
}
