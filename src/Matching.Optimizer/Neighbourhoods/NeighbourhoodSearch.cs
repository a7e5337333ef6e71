using Matching.Optimizer.Branching;
using Matching.Optimizer.Decomposition;
using Matching.Optimizer.Plans;
using Matching.Optimizer.Presolve;

namespace Matching.Optimizer.Neighbourhoods;

/// <summary>
/// Large neighbourhood search with exact subproblems (Shaw 1998; the subproblems are solved by branch and bound, not
/// by repair heuristics): parts of the plan that fall short of the bound are decided anew, each to proved optimality
/// where its budget reaches. A round solves a fixed number of parts that share no slot and no person, side by side; so
/// the answer does not depend on the number of threads.
/// </summary>
internal sealed class NeighbourhoodSearch
{
    private const int PartsPerRound = 8;
    private const long TicksPerRound = 1_000;
    private const long NodesPerPart = 12;
    private const long TicksPerPart = 20_000_000;
    private const double FirstStep = 0.5;
    private readonly GroupRelaxation _relaxation;
    private readonly Plan _plan;
    private readonly double[] _price;
    private readonly int _threads;
    private readonly double _reach;
    private readonly SlotIndex _index;
    private readonly NeighbourhoodChoice _choice;
    private readonly Losses _losses;

    /// <param name="relaxation">The whole, at the prices to steer by.</param>
    /// <param name="plan">A plan without shortfall, improved in place.</param>
    /// <param name="start">Prices in units of value, how far they answer, and the seed.</param>
    /// <param name="threads">Most threads.</param>
    public NeighbourhoodSearch(
        GroupRelaxation relaxation, Plan plan, (double[] Price, double Reach, Randomness Random) start, int threads)
    {
        (_relaxation, _plan, _price, _reach, _threads) = (relaxation, plan, start.Price, start.Reach, threads);
        _index = new SlotIndex(plan.Problem.Slots.Count);
        _losses = new Losses(relaxation, new Pricer(relaxation, new WorkMemory()), plan);
        _choice = new NeighbourhoodChoice(relaxation, plan, _losses, start.Random);
    }

    public long Ticks { get; private set; }

    public long Parts { get; private set; }

    public long Completed { get; private set; }

    public long Improvements { get; private set; }

    public long Nodes { get; private set; }

    /// <summary>One round; true when the plan got better.</summary>
    /// <param name="ticks">About as many ticks as the round may take.</param>
    public bool Round(long ticks = long.MaxValue)
    {
        long perPart = Math.Max(1, ticks / PartsPerRound);
        List<Part> parts = Choose();
        Ticks += TicksPerRound;
        var options = new ParallelOptions { MaxDegreeOfParallelism = _threads };
        Parallel.For(0, parts.Count, options, n => parts[n].Solve(_price, _reach, perPart));
        bool better = false;
        foreach (Part part in parts) better |= Take(part);
        return better;
    }

    /// <summary>Reads the losses anew: the prices may have changed.</summary>
    public void Measure() => _losses.Measure();

    /// <summary>Goes on from a better plan that somebody else found.</summary>
    public void Adopt(ReadOnlySpan<int> slots, ReadOnlySpan<ulong> sessions)
    {
        for (int i = 0; i < _plan.Choice.Length; i++) _plan.Withdraw(i);
        for (int i = 0; i < _plan.Choice.Length; i++)
        {
            int candidate = _plan.Candidates.Find(i, slots[i]);
            if (candidate >= 0) _plan.Set(i, candidate, sessions[i]);
        }

        _plan.Commit();
    }

    private List<Part> Choose()
    {
        List<Part> parts = [];
        HashSet<int> people = [];
        _choice.BeginRound();
        while (parts.Count < PartsPerRound && _choice.Next() is var (seed, neighbourhood))
        {
            // Whoever stands at a part's own slots belongs to it; of the others the first part has the say.
            Neighbourhood own = neighbourhood with
            {
                People = [.. neighbourhood.People.Where(person => people.Add(person.Participant)
                    || Array.BinarySearch(neighbourhood.Slots, _plan.SlotOf(person.Participant)) >= 0)],
            };
            parts.Add(new Part(seed, SubProblem.Of(_plan, own, _index)));
        }

        return parts;
    }

    private bool Take(Part part)
    {
        Parts++;
        Ticks += part.Tree!.Ticks;
        Nodes += part.Tree.Nodes;
        if (part.Tree.IsComplete) Completed++;
        bool better = part.Tree.Best is not null;
        _choice.Note(part.Seed, better, part.Tree.IsComplete);
        if (!better) return false;
        long before = _plan.Objective;
        List<int> left = part.Left(_plan);
        part.Sub.Apply(_plan, part.Option, part.Tree.Best!.Value.Sessions);
        // Parts of a round share quotas, and now and then a supervisor or a person: together they may ask too much.
        if (_plan.Shortfall != 0 || _plan.Objective <= before || !KeepsSums(part.Sub.Slots))
        {
            _plan.Undo(0);
            return false;
        }

        _plan.Commit();
        Improvements++;
        foreach (int slot in part.Sub.Slots) _losses.Measure(_relaxation.Grouping.GroupOf[slot]);
        foreach (int slot in left) _losses.Measure(_relaxation.Grouping.GroupOf[slot]);
        return true;
    }

    private bool KeepsSums(int[] slots)
    {
        Problem problem = _plan.Problem;
        if (!_plan.KeepsQuotaMaxima) return false;
        foreach (int slot in slots)
        {
            foreach (int h in problem.Slots.SupervisorsOf(slot))
            {
                if (_plan.LoadOf(h) > problem.Supervisors.SupportCapacity[h]) return false;
            }
        }

        return true;
    }

    /// <summary>One part, solved by itself.</summary>
    private sealed class Part(int seed, SubProblem sub)
    {
        public int Seed => seed;

        public SubProblem Sub => sub;

        public BranchAndBound? Tree { get; private set; }

        public int[] Option { get; private set; } = [];

        /// <summary>Slots elsewhere that somebody leaves for this part.</summary>
        public List<int> Left(Plan plan)
        {
            List<int> slots = [];
            for (int n = 0; n < Option.Length; n++)
            {
                int slot = plan.SlotOf(sub.Participants[n]);
                if (Option[n] >= 0 && slot >= 0 && Array.BinarySearch(sub.Slots, slot) < 0) slots.Add(slot);
            }

            return slots;
        }

        public void Solve(double[] price, double reach, long ticks)
        {
            var memory = new WorkMemory();
            Candidates candidates = Candidates.Of(sub.Problem, memory);
            RowActivity activity = RowActivity.Of(sub.Problem, candidates);
            var relaxation = new GroupRelaxation(sub.Problem, candidates, activity, memory) { IsExact = true };
            var limits = new TreeLimits(NodesPerPart, Math.Min(ticks, TicksPerPart), () => false)
            {
                RootRounds = 12, NodeRounds = 5, FirstStep = FirstStep, LastTick = ticks,
            };
            Tree = new BranchAndBound(relaxation, reach);
            Tree.Beat(sub.Value);
            Tree.Start(sub.Prices(price, relaxation.Rows));
            Tree.Grow(limits);
            if (Tree.Best is var (choice, _))
                Option = [.. choice.Select(c => c < 0 ? -1 : candidates.Option[c])];
        }
    }
}
