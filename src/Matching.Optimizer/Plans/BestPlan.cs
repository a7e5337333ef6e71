using System.Collections.Immutable;

namespace Matching.Optimizer.Plans;

/// <summary>
/// Remembers the best plan while the search walks on to worse ones. Only participants who changed since are copied, so
/// remembering costs what the step cost.
/// </summary>
internal sealed class BestPlan
{
    private readonly Plan plan;
    private readonly int[] choice;
    private readonly ulong[] sessions;
    private readonly bool[] isChanged;
    private readonly List<int> changed = [];

    public BestPlan(Plan plan)
    {
        this.plan = plan;
        (choice, sessions, isChanged) = ([.. plan.Choice], [.. plan.SessionsOf], new bool[plan.Choice.Length]);
        (Objective, Shortfall) = (plan.Objective, plan.Shortfall);
    }

    public long Objective { get; private set; }

    public Int128 Shortfall { get; private set; }

    /// <summary>
    /// Takes note of the changes in the plan's journal, and of the plan itself if it is the best so far.
    /// </summary>
    public void Note()
    {
        foreach (int participant in plan.Touched)
        {
            if (isChanged[participant]) continue;
            isChanged[participant] = true;
            changed.Add(participant);
        }

        if (plan.Shortfall > Shortfall || (plan.Shortfall == Shortfall && plan.Objective <= Objective)) return;
        (Objective, Shortfall) = (plan.Objective, plan.Shortfall);
        foreach (int i in changed) (choice[i], sessions[i], isChanged[i]) = (plan.Choice[i], plan.SessionsOf[i], false);
        changed.Clear();
    }

    /// <summary>Brings the plan back to the best one.</summary>
    public void Restore()
    {
        foreach (int i in changed) plan.Withdraw(i);
        foreach (int i in changed)
        {
            plan.Set(i, choice[i], sessions[i]);
            isChanged[i] = false;
        }

        changed.Clear();
        plan.Commit();
    }

    public (ImmutableArray<int> Slot, ImmutableArray<ulong> Sessions) Export() =>
        ([.. choice.Select(c => c < 0 ? Plan.Unplaced : plan.Candidates.Slot[c])], [.. sessions]);
}
