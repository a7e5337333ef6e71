using System.Collections.Immutable;

namespace Matching.Optimizer.Plans;

/// <summary>
/// Remembers the best plan while the search walks on to worse ones. Only participants who changed since are copied, so
/// remembering costs what the step cost.
/// </summary>
internal sealed class BestPlan
{
    private readonly Plan _plan;
    private readonly int[] _choice;
    private readonly ulong[] _sessions;
    private readonly bool[] _isChanged;
    private readonly List<int> _changed = [];

    public BestPlan(Plan plan)
    {
        _plan = plan;
        (_choice, _sessions, _isChanged) = ([.. plan.Choice], [.. plan.SessionsOf], new bool[plan.Choice.Length]);
        (Objective, Shortfall) = (plan.Objective, plan.Shortfall);
    }

    public long Objective { get; private set; }

    public long Shortfall { get; private set; }

    /// <summary>Candidate and mask per participant.</summary>
    public (int[] Choice, ulong[] Sessions) Placements => (_choice, _sessions);

    /// <summary>
    /// Takes note of the changes in the plan's journal, and of the plan itself if it is the best so far.
    /// </summary>
    public void Note()
    {
        foreach (int participant in _plan.Touched)
        {
            if (_isChanged[participant]) continue;
            _isChanged[participant] = true;
            _changed.Add(participant);
        }

        if (_plan.Shortfall > Shortfall || (_plan.Shortfall == Shortfall && _plan.Objective <= Objective)) return;
        (Objective, Shortfall) = (_plan.Objective, _plan.Shortfall);
        foreach (int i in _changed)
            (_choice[i], _sessions[i], _isChanged[i]) = (_plan.Choice[i], _plan.SessionsOf[i], false);
        _changed.Clear();
    }

    /// <summary>Brings the plan back to the best one.</summary>
    public void Restore()
    {
        foreach (int i in _changed) _plan.Withdraw(i);
        foreach (int i in _changed)
        {
            _plan.Set(i, _choice[i], _sessions[i]);
            _isChanged[i] = false;
        }

        _changed.Clear();
        _plan.Commit();
    }

    public PlanPlaces Export() =>
        new([.. _choice.Select(c => c < 0 ? Plan.Unplaced : _plan.Candidates.Slot[c])], [.. _sessions]);
}
