namespace Matching.Optimizer.Tests.Replanning;

/// <summary>Seeded events of every kind on a plan, as they could happen in any order.</summary>
internal sealed class RandomEvents(LivePlan plan, int slots, int seed)
{
    private readonly Random _random = new(seed);

    public ReplanAnswer Next()
    {
        int[] present = [.. Enumerable.Range(0, plan.Rows).Where(i => plan.StateOf(i) is not null)];
        int kind = present.Length == 0 ? 0 : _random.Next(8);
        Problem now = plan.ToProblem();
        if (kind == 0) return plan.Add(NewState(now, present, null));
        int i = present[_random.Next(Math.Max(1, present.Length))];
        return kind switch
        {
            1 => plan.Remove(i),
            2 => plan.Change(i, NewState(now, present, i)),
            3 => plan.Pin(i, _random.Next(slots)),
            4 => plan.Pin(i, null),
            5 when now.Supervisors.Count > 0 => plan.SetSupport(_random.Next(now.Supervisors.Count), _random.Next(0, 8)),
            6 => plan.Change(i, WithOtherValues(plan.StateOf(i)!)),
            _ => plan.SetSeats(_random.Next(slots), _random.Next(now.SessionCount), _random.Next(0, 4)),
        };
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
