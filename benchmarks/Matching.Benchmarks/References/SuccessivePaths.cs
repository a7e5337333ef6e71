using Matching.Optimizer;

namespace Matching.Benchmarks.References;

/// <summary>
/// The plain transportation algorithm: participants come one after another, each along the best augmenting path, which
/// Bellman and Ford's method finds over the slots. One session, nobody pinned. O(participants × slots × options).
/// </summary>
internal sealed class SuccessivePaths
{
    private const long Unreached = long.MinValue;
    private readonly Problem _problem;
    private readonly List<int>[] _occupants;
    private readonly int[] _option, _mover;
    private readonly long[] _gain;
    private readonly Queue<int> _queue = new();

    private SuccessivePaths(Problem problem)
    {
        _problem = problem;
        _occupants = [.. Enumerable.Range(0, problem.Slots.Count).Select(_ => new List<int>())];
        _option = [.. Enumerable.Repeat(-1, problem.Participants.Count)];
        (_mover, _gain) = (new int[problem.Slots.Count], new long[problem.Slots.Count]);
    }

    /// <summary>The largest value that a plan can have.</summary>
    public static long Solve(Problem problem)
    {
        var plan = new SuccessivePaths(problem);
        for (int i = 0; i < problem.Participants.Count; i++) plan.Let(i);
        return plan._option.Index().Sum(p => plan.Worth(p.Index));
    }

    private long Worth(int i) =>
        _option[i] < 0 ? _problem.Participants.UnplacedValue[i] : _problem.Options.Value[_option[i]];

    private void Let(int participant)
    {
        Array.Fill(_gain, Unreached);
        Relax(participant, 0);
        while (_queue.TryDequeue(out int slot))
        {
            foreach (int other in _occupants[slot]) Relax(other, _gain[slot] - Worth(other));
        }

        // The best end of a path: a free seat, or somebody who leaves; the newcomer may stay out at once.
        (long best, int end, int leaver) = (_problem.Participants.UnplacedValue[participant], -1, participant);
        for (int j = 0; j < _gain.Length; j++)
        {
            if (_gain[j] == Unreached) continue;
            if (_occupants[j].Count < _problem.Slots.Capacity[j] && _gain[j] > best)
                (best, end, leaver) = (_gain[j], j, -1);
            foreach (int other in _occupants[j])
            {
                long gain = _gain[j] - Worth(other) + _problem.Participants.UnplacedValue[other];
                if (gain > best) (best, end, leaver) = (gain, j, other);
            }
        }

        if (end >= 0) Shift(participant, end, leaver);
    }

    private void Relax(int participant, long before)
    {
        for (int k = _problem.Options.Start[participant]; k < _problem.Options.Start[participant + 1]; k++)
        {
            int slot = _problem.Options.Slot[k];
            if (k == _option[participant] || _problem.Slots.Capacity[slot] == 0) continue;
            if (before + _problem.Options.Value[k] <= _gain[slot]) continue;
            (_gain[slot], _mover[slot]) = (before + _problem.Options.Value[k], participant);
            if (!_queue.Contains(slot)) _queue.Enqueue(slot);
        }
    }

    private void Shift(int participant, int end, int leaver)
    {
        if (leaver >= 0)
        {
            _occupants[end].Remove(leaver);
            _option[leaver] = -1;
        }

        for (int slot = end, mover; ; slot = mover)
        {
            int who = _mover[slot];
            mover = _option[who] < 0 ? -1 : _problem.Options.Slot[_option[who]];
            if (mover >= 0) _occupants[mover].Remove(who);
            _occupants[slot].Add(who);
            _option[who] = _problem.Options.Find(who, slot);
            if (who == participant) return;
        }
    }
}
