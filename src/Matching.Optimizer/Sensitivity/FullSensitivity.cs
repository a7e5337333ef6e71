using System.Collections.Immutable;
using System.Numerics;
using Matching.Optimizer.Replanning;

namespace Matching.Optimizer.Sensitivity;

/// <summary>
/// Answers about the full model: each question is an event that is tried and taken back. Where the problem is small the
/// changed one is solved to the end; else a repaired plan gives one end and the prices give the other.
/// </summary>
internal sealed class FullSensitivity(LiveProblem problem, FullModel model, double reach) : ISensitivity
{
    private const long Unknown = OptionPrice.Unknown;
    private readonly SmallProof _proof = new(reach);

    public Worth OneMoreSeat(int slot, int session)
    {
        int seats = problem.Capacity[slot * problem.SessionCount + session];
        return Gain(
            changed => changed.SetSeats(slot, session, seats + 1),
            live => live.SetCapacity(slot, session, seats + 1));
    }

    public Worth OneMoreSupport(int supervisor)
    {
        long capacity = problem.Support[supervisor];
        return Gain(
            changed => changed.SetSupport(supervisor, capacity + 1), live => live.Support[supervisor] = capacity + 1);
    }

    public Worth OneMoreOption(int participant, ParticipantOption option)
    {
        ParticipantState changed = problem.StateOf(participant)!.With(option);
        Func<FullModel, Refusal?> happen = model => model.Restate(participant, changed);
        Action<LiveProblem> edit = live => live.Set(participant, changed);
        return Widens(participant, option) ? Gain(happen, edit) : Difference(happen, edit);
    }

    public OptionPrice[] BestOptions(int participant, int count) =>
        [.. problem.At(participant)!.Options
            .OrderByDescending(option => option.Value).ThenBy(option => option.Slot).Take(count)
            .Select(option => Insist(participant, option).Price)];

    public OptionPrice[] BestOptionsOfAll(int count) =>
        [.. Enumerable.Range(0, problem.Rows).SelectMany(i => BestOptions(i, count))];

    public PlacementAdvice Advise(int participant)
    {
        var best = new OptionPrice(participant, -1, 0, Unknown, Unknown, Unknown);
        PlacementChange[] moves = [];
        bool isImpossible = true;
        foreach (ParticipantOption option in problem.At(participant)!.Options)
        {
            (OptionPrice price, PlacementChange[] changes) = Insist(participant, option);
            isImpossible &= price.IsImpossible;
            long least = Math.Min(best.Least, price.Least);
            if (price.Most < best.Most) (best, moves) = (price, changes);
            best = best with { Least = least };
        }

        return new PlacementAdvice { Price = best, Moves = [.. moves], Crowded = Crowded(participant) };
    }

    /// <summary>What it costs to pin somebody to an option, and who moves then.</summary>
    private (OptionPrice Price, PlacementChange[] Changes) Insist(int participant, ParticipantOption option)
    {
        long now = model.Objective;
        if (model.SlotOf(participant) == option.Slot && model.Objective == model.Bound)
            return (new OptionPrice(participant, option.Slot, option.Value, 0, 0, 0), []);
        ParticipantState state = problem.StateOf(participant)!;
        if (!problem.IsUsable(state, option)) return (Impossible(participant, option), []);
        ParticipantState pinned = state with { PinnedSlot = option.Slot };
        Trial trial = model.Try(changed => changed.Restate(participant, pinned));
        if (trial.Refusal is { IsProved: true }) return (Impossible(participant, option), []);
        if (trial.Refusal is not null) return (Impossible(participant, option) with { Least = now - model.Bound }, []);
        (long least, long most) = _proof.Settle(problem, trial, live => live.Set(participant, pinned), model.Publish());
        long guess = least == most ? now - least : -trial.Bounds.Priced;
        return (new OptionPrice(participant, option.Slot, option.Value, now - most, now - least, guess), trial.Changes);
    }

    private static OptionPrice Impossible(int participant, ParticipantOption option) =>
        new OptionPrice(participant, option.Slot, option.Value, Unknown, Unknown, Unknown);

    /// <summary>Whether every plan stays one and none loses: an option is new, or no worse than it was.</summary>
    private bool Widens(int participant, ParticipantOption option) =>
        problem.Find(participant, option.Slot) is not { } before
        || (option.Value >= before.Value && option.SupportLoad <= before.SupportLoad
            && option.Quotas.SequenceEqual(before.Quotas));

    /// <summary>The worth of something that only widens the choice.</summary>
    private Worth Gain(Func<FullModel, Refusal?> happen, Action<LiveProblem> edit)
    {
        Worth worth = Difference(happen, edit);
        if (worth.Least == Worth.NoPlan) return new Worth(0, Unknown, 0);
        return worth with { Least = Math.Max(0, worth.Least), ByPrices = Math.Max(0, worth.ByPrices) };
    }

    private Worth Difference(Func<FullModel, Refusal?> happen, Action<LiveProblem> edit)
    {
        Trial trial = model.Try(happen);
        if (trial.Refusal is { IsProved: true }) return Worth.Exactly(Worth.NoPlan);
        if (trial.Refusal is not null) return new Worth(Worth.NoPlan, Unknown, 0);
        (long least, long most) = _proof.Settle(problem, trial, edit, model.Publish());
        (least, most) = (least - model.Objective, most - model.Objective);
        return new Worth(least, most, least == most ? least : trial.Bounds.Priced);
    }

    /// <summary>What is full at the slots that a participant could take.</summary>
    private ImmutableArray<CrowdedRow> Crowded(int participant)
    {
        ParticipantState state = problem.At(participant)!;
        var rows = new SortedSet<(int, int, int)>();
        foreach (ParticipantOption option in state.Options)
        {
            if (!problem.IsUsable(state, option)) continue;
            for (ulong common = problem.Common(state, option.Slot); common != 0; common &= common - 1)
            {
                int session = BitOperations.TrailingZeroCount(common);
                if (model.IsFull(option.Slot, session)) rows.Add((option.Slot, session, -1));
            }

            foreach (int h in problem.Slots.SupervisorsOf(option.Slot))
            {
                if (model.SupportLeft(h) < option.SupportLoad) rows.Add((-1, -1, h));
            }
        }

        return [.. rows.Select(row => new CrowdedRow(row.Item1, row.Item2, row.Item3))];
    }
}
