using System.Collections.Immutable;

namespace Matching.Optimizer.Replanning;

/// <summary>
/// The problem that is left when everybody outside a few slots stays: the slots as they are, less what others use of
/// their supervisors and quotas. Whoever stands elsewhere and is invited may move in; staying is then what being left
/// out is worth. Whoever is out or stands here may do anything. An answer put back keeps every constraint that the
/// part can see.
/// </summary>
internal sealed class PartProblem
{
    private readonly LiveProblem _problem;
    private readonly LiveSeats _seats;
    private readonly List<int> _people = [];
    private readonly List<ParticipantOption> _options = [];
    private readonly List<int> _optionStart = [0];
    private readonly List<long> _unplaced = [];

    /// <param name="problem">The whole.</param>
    /// <param name="seats">Who stands where now.</param>
    /// <param name="slots">Slots to decide anew, ascending.</param>
    /// <param name="people">Who may take part, ascending; everybody at the slots among them.</param>
    public PartProblem(LiveProblem problem, LiveSeats seats, int[] slots, IEnumerable<int> people)
    {
        (_problem, _seats, Slots) = (problem, seats, slots);
        foreach (int i in people) Take(i);
        Problem = Lay();
    }

    public int[] Slots { get; }

    /// <summary>Participants of the whole, by participant of the part.</summary>
    public IReadOnlyList<int> People => _people;

    public Problem Problem { get; }

    /// <summary>Value of the plan as it stands, in this part.</summary>
    public long Value { get; private set; }

    /// <summary>Puts an answer into the plan.</summary>
    /// <param name="option">Option of the part per participant, or -1.</param>
    /// <param name="sessions">Mask per participant.</param>
    public void Apply(int[] option, ulong[] sessions)
    {
        for (int n = 0; n < _people.Count; n++)
        {
            if (option[n] >= 0 || !StandsElsewhere(_people[n])) _seats.Withdraw(_people[n]);
        }

        for (int n = 0; n < _people.Count; n++)
        {
            if (option[n] >= 0) _seats.Set(_people[n], _options[option[n]].Slot, sessions[n]);
        }
    }

    /// <summary>Kept prices as prices of this part, in units of value.</summary>
    public double[] Prices(LivePrices kept, Decomposition.RowLayout rows)
    {
        var own = new double[rows.Count];
        double scale = kept.Scale;
        for (int n = 0; n < _people.Count; n++) own[n] = Math.Max(kept.Participant[_people[n]] / scale, _unplaced[n]);
        int count = _problem.SessionCount;
        for (int n = 0; n < Slots.Length; n++)
        {
            for (int t = 0; t < count; t++)
                own[rows.Sessions + n * count + t] = kept.Session(Slots[n] * count + t) / scale;
        }

        return own;
    }

    private bool StandsElsewhere(int i) => _seats.SlotOf(i) >= 0 && Array.BinarySearch(Slots, _seats.SlotOf(i)) < 0;

    private void Take(int i)
    {
        if (_problem.At(i) is not { } state) return;
        bool elsewhere = StandsElsewhere(i);
        if (elsewhere && (state.PinnedSlot is not null || _problem.Slots.MinimumCrew[_seats.SlotOf(i)] > 1)) return;
        ParticipantOption? now = elsewhere ? _problem.Find(i, _seats.SlotOf(i)) : null;
        int before = _options.Count;
        foreach (int slot in Slots)
        {
            if (_problem.Find(i, slot) is not { } option || !_problem.IsUsable(state, option)) continue;
            if (now is { } here && (option.Value <= here.Value || !KeepsQuotas(here, option))) continue;
            _options.Add(option);
        }

        if (elsewhere && _options.Count == before) return;
        _people.Add(i);
        _optionStart.Add(_options.Count);
        _unplaced.Add(now?.Value ?? state.UnplacedValue);
        Value += _seats.ValueOf(i);
    }

    /// <summary>Whether a move adds no less to any quota than staying does.</summary>
    private static bool KeepsQuotas(in ParticipantOption now, in ParticipantOption then)
    {
        foreach (QuotaWeight share in now.Quotas)
        {
            if (Weight(then, share.Quota) < share.Weight) return false;
        }

        return true;
    }

    private static long Weight(in ParticipantOption option, int quota)
    {
        foreach (QuotaWeight share in option.Quotas)
        {
            if (share.Quota == quota) return share.Weight;
        }

        return 0;
    }

    private Problem Lay()
    {
        (SlotTable slots, SupervisorTable supervisors) = PartTables.Slots(_problem, Slots, SupportLeft(), true);
        ParticipantState[] states = [.. _people.Select(i => _problem.At(i)!)];
        return new Problem(_problem.SessionCount)
        {
            Participants = new ParticipantTable
            {
                Ids = [],
                SessionsNeeded = [.. states.Select(s => s.SessionsNeeded)],
                AvailableSessions = [.. states.Select(s => s.AvailableSessions)],
                UnplacedValue = [.. _unplaced],
                PinnedSlot = [.. states.Select(s => s.PinnedSlot is { } pin ? Array.IndexOf(Slots, pin) : -1)],
            },
            Slots = slots,
            Supervisors = supervisors,
            Options = new OptionTable
            {
                Start = [.. _optionStart],
                Slot = [.. _options.Select(o => Array.BinarySearch(Slots, o.Slot))],
                Value = [.. _options.Select(o => o.Value)],
                SupportLoad = [.. _options.Select(o => (int)o.SupportLoad)],
            },
            Conflicts = PartTables.Conflicts(_problem, _people),
            Quotas = LayQuotas(),
        };
    }

    private long[] SupportLeft()
    {
        long[] left = [.. _problem.Support];
        for (int h = 0; h < left.Length; h++) left[h] -= _seats.LoadOf(h);
        foreach (int slot in Slots)
        {
            foreach (int i in _seats.OccupantsOf(slot))
            {
                foreach (int h in _problem.Slots.SupervisorsOf(slot))
                    left[h] += _problem.Find(i, slot)!.Value.SupportLoad;
            }
        }

        return left;
    }

    /// <summary>Limits less what the others and the staying add; a move counts the difference to staying.</summary>
    private QuotaTable LayQuotas()
    {
        int count = _problem.Quotas.Count;
        if (count == 0) return PartTables.NoQuotas;
        var rest = new long[count];
        for (int q = 0; q < count; q++) rest[q] = _seats.TotalOf(q);
        List<int> start = [0], quota = [], weight = [];
        for (int n = 0; n < _people.Count; n++)
        {
            int i = _people[n];
            bool elsewhere = StandsElsewhere(i);
            ParticipantOption? now = _seats.SlotOf(i) < 0 ? null : _problem.Find(i, _seats.SlotOf(i));
            foreach (QuotaWeight share in !elsewhere && now is { } here ? here.Quotas : [])
                rest[share.Quota] -= share.Weight;
            for (int k = _optionStart[n]; k < _optionStart[n + 1]; k++)
            {
                foreach (QuotaWeight share in _options[k].Quotas)
                {
                    long more = share.Weight - (elsewhere ? Weight(now!.Value, share.Quota) : 0);
                    if (more == 0) continue;
                    quota.Add(share.Quota);
                    weight.Add((int)more);
                }

                start.Add(quota.Count);
            }
        }

        return new QuotaTable
        {
            Ids = [],
            Minimum = [.. _problem.Quotas.Minimum.Select((least, q) => least - rest[q])],
            Maximum = [.. _problem.Quotas.Maximum.Select((most, q) => most - rest[q])],
            Start = [.. start],
            Quota = [.. quota],
            Weight = [.. weight],
        };
    }
}
