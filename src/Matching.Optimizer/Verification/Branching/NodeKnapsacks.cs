namespace Matching.Optimizer.Verification.Branching;

/// <summary>
/// The strong form at a node: the rows, the participants, and what each group's knapsacks hold beside the decided. A
/// change renews only the groups it touches; a choice is judged with the knapsacks without its participant, which serve
/// all choices of one participant in turn.
/// </summary>
internal sealed class NodeKnapsacks : INodeBound
{
    private const int Nobody = -1;
    private readonly Decisions _decisions;
    private readonly OptionWorths _worths;
    private readonly Prices _prices;
    private readonly NodeGroups _groups;
    private readonly Int128?[] _part, _best;
    private readonly bool[] _isStale;
    private readonly Stack<int> _stale = [];
    private readonly Dictionary<int, Int128?> _without = [];
    private int _seen, _withoutParticipant = Nobody;
    private Int128? _withoutTotal;

    public NodeKnapsacks(Decisions decisions, SlotOptions options, OptionWorths worths, Prices prices)
    {
        (_decisions, _worths, _prices, _seen) = (decisions, worths, prices, decisions.Changes.Count);
        _groups = new NodeGroups(decisions, options, worths, prices);
        _part = [.. prices.Participant.Select((_, i) => PartOf(i))];
        _best = new Int128?[_groups.Count];
        _isStale = new bool[_groups.Count];
        for (int g = 0; g < _groups.Count; g++) Spoil(g);
    }

    public Int128? Total()
    {
        CatchUp();
        return Sum(Nobody, _ => false);
    }

    public Int128? With(int participant, int option)
    {
        CatchUp();
        LeaveAside(participant);
        if (_withoutTotal is not { } rest || _worths.Of(participant, option) is not { } worth) return null;
        Int128 total = checked(rest + worth);
        if (option == Decisions.Out) return total;
        int group = _groups.Of(option);
        return _groups.Best(group, participant, option) is { } with
            ? checked(total - _without[group]!.Value + with)
            : null;
    }

    /// <summary>Everything but one participant, with all that the participant might take left to the others.</summary>
    private void LeaveAside(int participant)
    {
        if (_withoutParticipant == participant) return;
        _withoutParticipant = participant;
        _without.Clear();
        OptionTable options = _decisions.Problem.Options;
        for (int k = options.Start[participant]; k < options.Start[participant + 1]; k++)
        {
            int group = _groups.Of(k);
            if (!_without.ContainsKey(group)) _without[group] = _groups.Best(group, participant, Decisions.Out);
        }

        _withoutTotal = Sum(participant, _without.ContainsKey);
        foreach (Int128? best in _without.Values) _withoutTotal = Add(_withoutTotal, best);
    }

    private Int128? Sum(int exceptParticipant, Func<int, bool> exceptGroup)
    {
        Int128? total = _worths.Rows;
        for (int i = 0; i < _part.Length; i++)
        {
            if (i != exceptParticipant) total = Add(total, _part[i]);
        }

        for (int g = 0; g < _best.Length; g++)
        {
            if (!exceptGroup(g)) total = Add(total, _best[g]);
        }

        return total;
    }

    private static Int128? Add(Int128? total, Int128? one) =>
        total is { } sum && one is { } more ? checked(sum + more) : null;

    private void CatchUp()
    {
        for (; _seen < _decisions.Changes.Count; _seen++)
        {
            (int participant, int option) = _decisions.Changes[_seen];
            if (participant != _withoutParticipant) _withoutParticipant = Nobody;
            _part[participant] = PartOf(participant);
            if (option != Decisions.Out) Spoil(_groups.Of(option));
            else SpoilAll(participant);
        }

        while (_stale.TryPop(out int group))
        {
            _best[group] = _groups.Best(group, Nobody, Decisions.Out);
            _isStale[group] = false;
        }
    }

    private void SpoilAll(int participant)
    {
        OptionTable options = _decisions.Problem.Options;
        for (int k = options.Start[participant]; k < options.Start[participant + 1]; k++) Spoil(_groups.Of(k));
    }

    private void Spoil(int group)
    {
        if (_isStale[group]) return;
        _isStale[group] = true;
        _stale.Push(group);
    }

    /// <summary>
    /// A decided participant's worth; else the price and what being left out is worth beyond it, null without a choice.
    /// </summary>
    private Int128? PartOf(int i)
    {
        if (_decisions.OptionOf(i) != Decisions.Undecided) return _worths.Of(i, _decisions.OptionOf(i));
        Int128 price = _prices.Participant[i];
        if (_decisions.IsOpen(i, Decisions.Out)) return Int128.Max(price, _worths.Of(i, Decisions.Out)!.Value);
        OptionTable options = _decisions.Problem.Options;
        for (int k = options.Start[i]; k < options.Start[i + 1]; k++)
        {
            if (_decisions.IsOpen(i, k) && _worths.Of(i, k) is not null) return price;
        }

        return null;
    }
}
