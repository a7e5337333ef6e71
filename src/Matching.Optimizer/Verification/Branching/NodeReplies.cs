namespace Matching.Optimizer.Verification.Branching;

/// <summary>
/// The weak form at a node: the rows, and everybody's best open reply. Catches up with the decisions participant by
/// participant, so that a choice is judged in constant time.
/// </summary>
internal sealed class NodeReplies : INodeBound
{
    private readonly Decisions _decisions;
    private readonly OptionWorths _worths;
    private readonly Int128?[] _reply;
    private Int128 _sum;
    private int _lost, _seen;

    public NodeReplies(Decisions decisions, OptionWorths worths)
    {
        (_decisions, _worths) = (decisions, worths);
        _reply = new Int128?[decisions.Problem.Participants.Count];
        (_sum, _lost, _seen) = (worths.Rows, _reply.Length, decisions.Changes.Count);
        for (int i = 0; i < _reply.Length; i++) Renew(i);
    }

    public Int128? Total()
    {
        CatchUp();
        return _lost == 0 ? _sum : null;
    }

    public Int128? With(int participant, int option)
    {
        CatchUp();
        if (_lost > 0 || _worths.Of(participant, option) is not { } worth) return null;
        return checked(_sum - _reply[participant]!.Value + worth);
    }

    private void CatchUp()
    {
        for (; _seen < _decisions.Changes.Count; _seen++) Renew(_decisions.Changes[_seen].Participant);
    }

    private void Renew(int i)
    {
        Int128? reply = BestReply(i);
        _sum = checked(_sum - (_reply[i] ?? 0) + (reply ?? 0));
        _lost += (reply is null ? 1 : 0) - (_reply[i] is null ? 1 : 0);
        _reply[i] = reply;
    }

    private Int128? BestReply(int i)
    {
        if (_decisions.OptionOf(i) != Decisions.Undecided) return _worths.Of(i, _decisions.OptionOf(i));
        Int128? best = _decisions.IsOpen(i, Decisions.Out) ? _worths.Of(i, Decisions.Out) : null;
        OptionTable options = _decisions.Problem.Options;
        for (int k = options.Start[i]; k < options.Start[i + 1]; k++)
        {
            Int128? worth = _decisions.IsOpen(i, k) ? _worths.Of(i, k) : null;
            if (worth is not null && (best is null || worth > best)) best = worth;
        }

        return best;
    }
}
