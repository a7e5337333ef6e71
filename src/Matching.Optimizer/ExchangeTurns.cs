using Matching.Optimizer.Decomposition;
using Matching.Optimizer.Neighbourhoods;
using Matching.Optimizer.Plans;

namespace Matching.Optimizer;

/// <summary>
/// Exchanges side by side. In each turn all slots are cut into parts, whose borders are others than those of the turn
/// before; a walk of its own improves each part, with a fixed number of ticks; then the parts are put back. One
/// schedule cools all of them, so that it is one long walk in which distant steps are taken at the same time. What
/// supervisors and quotas have left is shared out beforehand, so that the parts fit together whatever they do. The
/// number of parts depends on the problem alone, and so does the plan.
/// </summary>
internal sealed class ExchangeTurns
{
    private const int PeoplePerPart = 250, GroupsPerPart = 6, MostParts = 8;
    private const long TicksPerSlice = 2_000_000, SlicesPerTurn = 2;

    /// <summary>A turn lasts at least so long for each candidate: ten times as long as the cut.</summary>
    private const long TicksPerCandidate = 60;
    private const long ShortestCycle = 200_000, CyclePerParticipant = 4_000;

    /// <summary>Of how many of the best candidates somebody left out chooses the part to go to.</summary>
    private const int Reach = 8;
    private readonly Plan _plan;
    private readonly Grouping _grouping;
    private readonly Ranking _ranking;
    private readonly PartGrowth _growth;
    private readonly SlotQuotas _quotas;
    private readonly SlotIndex[] _index;
    private readonly Randomness _random;
    private readonly Cooling _cooling;
    private readonly BestPlan _best;
    private readonly int[] _partOfSlot;
    private readonly ParallelOptions _threads;
    private int _turns;

    /// <param name="plan">A plan without shortfall, improved in place.</param>
    /// <param name="grouping">Which slots stay together.</param>
    /// <param name="ranking">Ranks the candidates.</param>
    /// <param name="run">The seed and the threads.</param>
    public ExchangeTurns(Plan plan, Grouping grouping, Ranking ranking, Run run)
    {
        (_plan, _grouping, _ranking) = (plan, grouping, ranking);
        int parts = Math.Min(plan.Choice.Length / PeoplePerPart, grouping.Count / GroupsPerPart);
        _index = [.. Enumerable.Range(0, Math.Clamp(parts, 1, MostParts))
            .Select(_ => new SlotIndex(plan.Problem.Slots.Count))];
        _growth = new PartGrowth(grouping, new SharedPeople(grouping, plan.Candidates, ranking), _index.Length);
        _quotas = new SlotQuotas(plan.Problem, plan.Candidates);
        _random = new Randomness(run.Options.Seed);
        (_cooling, _best) = (CoolingOf(plan), new BestPlan(plan));
        _partOfSlot = new int[plan.Problem.Slots.Count];
        _threads = new ParallelOptions { MaxDegreeOfParallelism = run.Options.Threads };
    }

    /// <summary>Ticks spent so far, the sum over parts.</summary>
    public long Ticks { get; private set; }

    /// <summary>How many parts a turn has at most.</summary>
    public int Parts => _index.Length;

    /// <summary>The schedule that suits a plan.</summary>
    public static Cooling CoolingOf(Plan plan) => new(
        Spread.Of(plan.Candidates), Math.Max(ShortestCycle, CyclePerParticipant * plan.Choice.Length));

    /// <summary>One turn; the run's limits are asked for between its slices.</summary>
    /// <param name="run">Receives ticks and plans.</param>
    /// <param name="share">Share of the limits that may be used up by then.</param>
    public void Take(Run run, double share)
    {
        ExchangePart[] parts = Cut();
        long end = Ticks + Math.Max(SlicesPerTurn * TicksPerSlice, TicksPerCandidate * _plan.Candidates.Count);
        while (Ticks < end && !run.MustStop() && !run.HasUsed(share))
        {
            long ticks = Math.Clamp(run.TicksLeft, 1, TicksPerSlice) / parts.Length;
            long from = Ticks, before = parts.Sum(part => part.Improvement.Ticks);
            Parallel.For(0, parts.Length, _threads, n => parts[n].Improvement.Walk(ticks, from, parts.Length));
            long spent = parts.Sum(part => part.Improvement.Ticks) - before;
            Ticks += spent;
            run.Spend(Math.Max(1, spent));
        }

        PutBack(parts);
        run.Offer(_best.Objective, _best.Export);
        if (_cooling.TryRestart(Ticks)) _best.Restore();
    }

    /// <summary>Brings the plan back to the best one.</summary>
    public void Finish() => _best.Restore();

    private ExchangePart[] Cut()
    {
        _growth.Grow(_plan, _random);
        for (int j = 0; j < _partOfSlot.Length; j++) _partOfSlot[j] = _growth.PartOf[_grouping.GroupOf[j]];
        var shares = new Shares(_plan, _quotas, _partOfSlot, _turns++);
        List<int>[] slots = [.. _index.Select(_ => new List<int>())], people = [.. _index.Select(_ => new List<int>())];
        for (int j = 0; j < _partOfSlot.Length; j++) slots[_partOfSlot[j]].Add(j);
        for (int i = 0; i < _plan.Choice.Length; i++)
        {
            if (PartOf(i) is var part && part >= 0) people[part].Add(i);
        }

        int[] busy = [.. Enumerable.Range(0, people.Length).Where(p => people[p].Count > 0)];
        Randomness[] random = [.. busy.Select(_ => new Randomness(_random.Next()))];
        var parts = new ExchangePart[busy.Length];
        Parallel.For(0, parts.Length, _threads, n =>
        {
            int p = busy[n];
            Neighbourhood members = Neighbourhood.Of(_plan, [.. slots[p]], people[p], _index[p]);
            SubProblem sub = SubProblem.Of(_plan, members, _index[p], shares.Of(p));
            parts[n] = new ExchangePart(_plan, sub, _ranking, (_cooling, random[n]));
        });
        return parts;
    }

    /// <summary>Where somebody stands; for those left out where one of the best candidates lies, or -1.</summary>
    private int PartOf(int i)
    {
        if (_plan.Choice[i] >= 0) return _partOfSlot[_plan.SlotOf(i)];
        (int from, int to) = (_plan.Candidates.Start[i], _plan.Candidates.Start[i + 1]);
        if (from == to) return -1;
        int candidate = _ranking[from + _random.Below(Math.Min(Reach, to - from))];
        return _partOfSlot[_plan.Candidates.Slot[candidate]];
    }

    /// <summary>The best that each part has been makes a plan, and so does where each stands.</summary>
    private void PutBack(ExchangePart[] parts)
    {
        if (_plan.Objective + parts.Sum(part => part.Gain) > _best.Objective)
        {
            foreach (ExchangePart part in parts) part.PutBackBest();
            _best.Note();
            _plan.Commit();
        }

        foreach (ExchangePart part in parts) part.PutBack();
        _best.Note();
        _plan.Commit();
    }
}
