using Matching.Optimizer.Plans;
using Matching.Optimizer.Presolve;

namespace Matching.Optimizer.Neighbourhoods;

/// <summary>A part of a plan to be decided anew.</summary>
/// <param name="Slots">Slots to free, ascending: whole groups.</param>
/// <param name="People">Who may take part, with the candidates at these slots that can be part of a better
/// plan.</param>
internal sealed record Neighbourhood(int[] Slots, IReadOnlyList<(int Participant, int[] Candidates)> People)
{
    /// <summary>The given people with all their candidates at the slots.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="slots">Slots to free, ascending.</param>
    /// <param name="people">Participants, ascending.</param>
    /// <param name="index">Scratch.</param>
    public static Neighbourhood Of(Plan plan, int[] slots, IReadOnlyList<int> people, SlotIndex index)
    {
        int[] position = index.Mark(slots);
        var members = new (int, int[])[people.Count];
        List<int> open = [];
        for (int n = 0; n < members.Length; n++)
        {
            open.Clear();
            for (int c = plan.Candidates.Start[people[n]]; c < plan.Candidates.Start[people[n] + 1]; c++)
            {
                if (position[plan.Candidates.Slot[c]] >= 0) open.Add(c);
            }

            members[n] = (people[n], [.. open]);
        }

        index.Clear(slots);
        return new Neighbourhood(slots, members);
    }

    /// <summary>The given people with all their candidates, wherever these are.</summary>
    /// <param name="candidates">The candidates.</param>
    /// <param name="people">Participants of a component, ascending.</param>
    public static Neighbourhood Of(Candidates candidates, int[] people)
    {
        var slots = new SortedSet<int>();
        List<(int, int[])> members = [];
        foreach (int i in people)
        {
            int[] own = [.. Enumerable.Range(candidates.Start[i], candidates.Start[i + 1] - candidates.Start[i])];
            foreach (int c in own) slots.Add(candidates.Slot[c]);
            members.Add((i, own));
        }

        return new Neighbourhood([.. slots], members);
    }
}
