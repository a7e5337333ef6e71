using System.Collections.Immutable;
using System.Numerics;
using Matching.Optimizer.Network;

namespace Matching.Optimizer.Sensitivity;

/// <summary>Exact answers about a plain problem, from shortest paths in its residual network.</summary>
internal sealed class NetworkSensitivity(Problem problem, Solution solution, SolvedNetwork solved) : ISensitivity
{
    private OptionPrice[]? _all;
    private (int Count, int[] Start) _counted;

    public Worth OneMoreSeat(int slot, int session)
    {
        int row = slot * problem.SessionCount + session;
        if (problem.Slots.Capacity[row] > 0) return Worth.Exactly(solved.Worths.OfOneMore(row));
        // A closed session has no arcs yet: the event adds them.
        LivePlan plan = LivePlan.Follow(problem, solution);
        return Worth.Exactly(plan.SetSeats(slot, session, 1).Objective - solution.Objective);
    }

    /// <summary>A supervisor who never binds has support to spare.</summary>
    public Worth OneMoreSupport(int supervisor) => Worth.Exactly(0);

    public Worth OneMoreOption(int participant, ParticipantOption option)
    {
        int pin = problem.Participants.PinnedSlot[participant];
        if (pin >= 0 && pin != option.Slot) return Worth.Exactly(0);
        if (problem.Options.Find(participant, option.Slot) >= 0) return Restated(participant, option);
        long best = 0;
        ulong common = problem.Participants.AvailableSessions[participant] & problem.Slots.OpenSessions[option.Slot];
        for (; common != 0; common &= common - 1)
        {
            int row = option.Slot * problem.SessionCount + BitOperations.TrailingZeroCount(common);
            best = Math.Max(best, solved.Worths.OfOption(new Choice(participant, row, option.Value)));
        }

        return Worth.Exactly(best);
    }

    /// <summary>An option that changes can be worth less, too: the event says what is left.</summary>
    private Worth Restated(int participant, ParticipantOption option)
    {
        LivePlan plan = LivePlan.Follow(problem, solution);
        ParticipantState changed = plan.StateOf(participant)!.With(option);
        return Worth.Exactly(plan.Change(participant, changed).Objective - solution.Objective);
    }

    public OptionPrice[] BestOptions(int participant, int count)
    {
        if (_all is null || _counted.Count != count) BestOptionsOfAll(count);
        return _all![_counted.Start[participant].._counted.Start[participant + 1]];
    }

    public OptionPrice[] BestOptionsOfAll(int count)
    {
        if (_all is not null && _counted.Count == count) return _all;
        _all = [.. solved.Displacements.OfBest(count).Select(ToPrice)];
        var start = new int[problem.Participants.Count + 1];
        foreach (OptionPrice price in _all) start[price.Participant + 1]++;
        for (int i = 0; i < problem.Participants.Count; i++) start[i + 1] += start[i];
        _counted = (count, start);
        return _all;
    }

    public PlacementAdvice Advise(int participant)
    {
        PlacementChain chain = solved.Chains.For(participant);
        int slot = chain.Moves.IsEmpty ? -1 : chain.Moves[0].ToRow / problem.SessionCount;
        long value = slot < 0 ? 0 : problem.Options.Value[problem.Options.Find(participant, slot)];
        return new PlacementAdvice
        {
            Price = ToPrice(new Displacement(participant, slot, value, chain.Cost)),
            Moves = [.. chain.Moves.Select(ToChange)],
            Crowded = [.. chain.CrowdingRows
                .Select(row => new CrowdedRow(row / problem.SessionCount, row % problem.SessionCount, -1))],
        };
    }

    private static OptionPrice ToPrice(Displacement of) =>
        new(of.Participant, of.Slot, of.Value, of.Price, of.Price, of.Price);

    private PlacementChange ToChange(Move move)
    {
        (int from, ulong fromSessions) = Place(move.FromRow);
        (int to, ulong toSessions) = Place(move.ToRow);
        return new PlacementChange(move.Participant, from, fromSessions, to, toSessions);
    }

    private (int Slot, ulong Sessions) Place(int row) =>
        row < 0 ? (-1, 0) : (row / problem.SessionCount, 1UL << (row % problem.SessionCount));
}
