using System.Collections.Immutable;
using Matching.Optimizer.Decomposition;
using Matching.Optimizer.Presolve;

namespace Matching.Optimizer.Replanning;

/// <summary>Somebody at a slot, and what that brings after everything it pays.</summary>
internal readonly record struct PricedEntry(int Participant, int Slot, long Load, long Profit);

/// <summary>
/// The largest profit of a group of slots: the strong bound's pricing problem, posed as a small problem of its own.
/// The group's knapsacks answer, as in the certificate, so what they say is never less than what any set brings that
/// the group can hold.
/// </summary>
internal sealed class GroupProfit(LiveProblem problem)
{
    /// <summary>Who stands in the last answer, ascending.</summary>
    public int[] Chosen { get; private set; } = [];

    /// <summary>The largest profit, in units of the profits.</summary>
    /// <param name="slots">Slots of the group.</param>
    /// <param name="entries">Entries with a profit above 0, at most one per participant and slot.</param>
    public long Of(int[] slots, List<PricedEntry> entries)
    {
        Chosen = [];
        if (entries.Count == 0) return 0;
        entries.Sort((a, b) => (a.Participant, a.Slot).CompareTo((b.Participant, b.Slot)));
        List<int> people = [];
        foreach (PricedEntry entry in entries)
        {
            if (people.Count == 0 || people[^1] != entry.Participant) people.Add(entry.Participant);
        }

        return Solve(Lay(slots, entries, people), people);
    }

    private long Solve(Problem small, List<int> people)
    {
        var memory = new WorkMemory();
        Candidates candidates = Candidates.Of(small, memory);
        var relaxation = new GroupRelaxation(small, candidates, RowActivity.Of(small, candidates), memory);
        var pricer = new Pricer(relaxation, memory);
        long profit = 0;
        List<int> chosen = [];
        for (int g = 0; g < relaxation.Grouping.Count; g++)
        {
            profit += pricer.Fill(g);
            foreach (int e in pricer.Chosen) chosen.Add(people[relaxation.Entries.Participant[e]]);
        }

        chosen.Sort();
        Chosen = [.. chosen];
        // Profits are whole multiples of the scale: nothing in the small problem has a price of its own.
        return profit / relaxation.Scale;
    }

    private Problem Lay(int[] slots, List<PricedEntry> entries, List<int> people)
    {
        var start = new int[people.Count + 1];
        int at = -1;
        for (int e = 0; e < entries.Count; e++)
        {
            if (at < 0 || people[at] != entries[e].Participant) at++;
            start[at + 1] = e + 1;
        }

        ParticipantState[] states = [.. people.Select(i => problem.At(i)!)];
        (SlotTable table, SupervisorTable supervisors) = PartTables.Slots(problem, slots, problem.Support, false);
        return new Problem(problem.SessionCount)
        {
            Participants = new ParticipantTable
            {
                Ids = [],
                SessionsNeeded = [.. states.Select(s => s.SessionsNeeded)],
                AvailableSessions = [.. states.Select(s => s.AvailableSessions)],
                UnplacedValue = [.. new long[people.Count]],
                PinnedSlot = [.. people.Select(_ => -1)],
            },
            Slots = table,
            Supervisors = supervisors,
            Options = new OptionTable
            {
                Start = [.. start],
                Slot = [.. entries.Select(e => Array.IndexOf(slots, e.Slot))],
                Value = [.. entries.Select(e => e.Profit)],
                SupportLoad = [.. entries.Select(e => (int)e.Load)],
            },
            Conflicts = PartTables.Conflicts(problem, people),
            Quotas = PartTables.NoQuotas,
        };
    }
}
