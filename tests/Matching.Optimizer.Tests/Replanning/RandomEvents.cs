using Matching.Optimizer.Replanning;

namespace Matching.Optimizer.Tests.Replanning;

/// <summary>Seeded events of every kind on a plan, as they could happen in any order.</summary>
internal sealed class RandomEvents(LivePlan plan, int slots, int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>The problem that the last event asked for, whether it was accepted or not.</summary>
    public Problem? LastAskedFor { get; private set; }

    public ReplanAnswer Next()
    {
        int[] present = [.. Enumerable.Range(0, plan.Rows).Where(i => plan.StateOf(i) is not null)];
        int kind = present.Length == 0 ? 0 : _random.Next(8);
        Problem now = plan.ToProblem();
        if (kind == 0)
        {
            ParticipantState state = NewState(now, present, null);
            Ask(live => live.Set(live.Vacate(), state));
            return plan.Add(state);
        }

        int i = present[_random.Next(Math.Max(1, present.Length))];
        if (kind == 1)
        {
            Ask(live => live.Set(i, null));
            return plan.Remove(i);
        }

        if (kind is >= 2 and <= 4 or 6)
        {
            ParticipantState state = kind switch
            {
                2 => NewState(now, present, i),
                3 => plan.StateOf(i)! with { PinnedSlot = _random.Next(slots) },
                4 => plan.StateOf(i)! with { PinnedSlot = null },
                _ => WithOtherValues(plan.StateOf(i)!),
            };
            Ask(live => live.Set(i, state));
            return kind is 3 or 4 ? plan.Pin(i, state.PinnedSlot) : plan.Change(i, state);
        }

        if (kind == 5 && now.Supervisors.Count > 0)
        {
            (int h, int capacity) = (_random.Next(now.Supervisors.Count), _random.Next(0, 8));
            Ask(live => live.Support[h] = capacity);
            return plan.SetSupport(h, capacity);
        }

        (int j, int t, int seats) = (_random.Next(slots), _random.Next(now.SessionCount), _random.Next(0, 4));
        Ask(live => live.SetCapacity(j, t, seats));
        return plan.SetSeats(j, t, seats);
    }

    private void Ask(Action<LiveProblem> edit)
    {
        var live = new LiveProblem(plan.ToProblem());
        edit(live);
        LastAskedFor = Snapshot.Problem(live);
    }

    private ParticipantState WithOtherValues(ParticipantState state) => state with
    {
        UnplacedValue = _random.Next(-4, 3),
        Options = [.. state.Options.Select(o => o with { Value = o.Value + _random.Next(-2, 3) })],
    };

    private ParticipantState NewState(Problem now, int[] present, int? self)
    {
        ulong all = (1UL << now.SessionCount) - 1;
        bool isPlain = now.Supervisors.Count == 0 && now.Quotas.Count == 0 && _random.Next(4) > 0;
        List<ParticipantOption> options = [];
        for (int j = 0; j < slots; j++)
        {
            if (_random.Next(4) == 0) continue;
            options.Add(new ParticipantOption(j, _random.Next(-3, 10), _random.Next(0, 4))
            {
                Quotas = [.. Enumerable.Range(0, now.Quotas.Count).Where(_ => _random.Next(2) == 0)
                    .Select(q => new QuotaWeight(q, _random.Next(0, 4)))],
            });
        }

        return new ParticipantState
        {
            SessionsNeeded = isPlain ? 1 : _random.Next(1, now.SessionCount + 1),
            AvailableSessions = _random.Next(3) == 0 ? (ulong)_random.Next((int)all + 1) : all,
            UnplacedValue = _random.Next(-4, 3),
            PinnedSlot = _random.Next(8) == 0 ? _random.Next(slots) : null,
            Options = [.. options],
            Adversaries = isPlain ? [] : [.. present.Where(i => i != self && _random.Next(6) == 0)],
        };
    }
}
