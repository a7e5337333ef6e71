using System.Numerics;

namespace Matching.Optimizer.Verification;

/// <summary>Which rows prices keep as knapsacks, as <see cref="Prices"/> defines them.</summary>
internal sealed class KnapsackColumns(Problem problem, Prices prices)
{
    /// <summary>The first supervisor of a slot whose support is kept, or -1.</summary>
    public int OwnerOf(int slot)
    {
        if (prices.SupportGrain.IsEmpty) return -1;
        foreach (int h in problem.Slots.SupervisorsOf(slot))
        {
            if (prices.SupportGrain[h] > 0) return h;
        }

        return -1;
    }

    /// <summary>Whole grains in the owner's support capacity; 0 without owner.</summary>
    public long CapacityOf(int owner) =>
        owner < 0 ? 0 : problem.Supervisors.SupportCapacity[owner] / prices.SupportGrain[owner];

    /// <summary>Whole grains in an option's load; 0 without owner.</summary>
    public long WeightOf(int owner, int option) =>
        owner < 0 ? 0 : problem.Options.SupportLoad[option] / prices.SupportGrain[owner];

    /// <summary>All seats in the sessions that a slot keeps together; 0 when they are only priced.</summary>
    public long SeatsOf(int slot)
    {
        long seats = 0;
        for (ulong mask = MaskOf(slot); mask != 0; mask &= mask - 1)
            seats += problem.Slots.Capacity[slot * problem.SessionCount + BitOperations.TrailingZeroCount(mask)];
        return seats;
    }

    /// <summary>The fewest seats that a participant takes in the sessions that a slot keeps together.</summary>
    public int SeatsNeeded(int participant, int slot)
    {
        ulong common = problem.Participants.AvailableSessions[participant] & problem.Slots.OpenSessions[slot];
        int elsewhere = BitOperations.PopCount(common & ~MaskOf(slot));
        return MaskOf(slot) == 0 ? 0 : Math.Max(0, problem.Participants.SessionsNeeded[participant] - elsewhere);
    }

    private ulong MaskOf(int slot) => prices.SeatSessions.IsEmpty ? 0 : prices.SeatSessions[slot];
}
