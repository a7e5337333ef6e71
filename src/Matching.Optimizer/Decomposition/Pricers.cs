using System.Collections.Concurrent;

namespace Matching.Optimizer.Decomposition;

/// <summary>
/// A pricer for each thread. What is answered does not depend on which of them answers, nor on how many there are:
/// profits are integers, whose sum has no order.
/// </summary>
internal sealed class Pricers
{
    private const int GroupsPerTask = 32;
    private readonly GroupRelaxation _relaxation;
    private readonly Pricer[] _all;
    private readonly ConcurrentBag<Pricer> _idle;
    private readonly ParallelOptions _options;
    private readonly long[] _worth;

    public Pricers(GroupRelaxation relaxation, WorkMemory memory, int threads)
    {
        _relaxation = relaxation;
        // What is said of memory must not depend on the number of threads: one pricer's scratch is counted.
        _all = new Pricer[threads];
        for (int n = 0; n < threads; n++) _all[n] = new Pricer(relaxation, n == 0 ? memory : new WorkMemory());
        _idle = [.. _all];
        _options = new ParallelOptions { MaxDegreeOfParallelism = threads };
        _worth = new long[relaxation.Grouping.Count];
    }

    /// <summary>The pricer of whoever works alone.</summary>
    public Pricer First => _all[0];

    /// <summary>Work of all of them so far.</summary>
    public long Ticks => _all.Sum(pricer => pricer.Ticks);

    /// <summary>A group's largest profit when last evaluated.</summary>
    public long WorthOf(int group) => _worth[group];

    /// <summary>Scale × bound at the present prices.</summary>
    public Int128 Evaluate()
    {
        int groups = _worth.Length;
        ForEach((groups + GroupsPerTask - 1) / GroupsPerTask, (pricer, task) =>
        {
            int end = Math.Min(groups, (task + 1) * GroupsPerTask);
            for (int g = task * GroupsPerTask; g < end; g++) _worth[g] = pricer.Fill(g);
        });
        Int128 bound = _relaxation.RowWorth();
        foreach (long worth in _worth) bound += worth;
        return bound;
    }

    /// <summary>Does tasks side by side, each with a pricer of its own.</summary>
    public void ForEach(int tasks, Action<Pricer, int> task)
    {
        if (_all.Length == 1 || tasks == 1)
        {
            for (int n = 0; n < tasks; n++) task(First, n);
            return;
        }

        Parallel.For(0, tasks, _options, Borrow, (n, _, pricer) =>
        {
            task(pricer, n);
            return pricer;
        }, _idle.Add);
    }

    private Pricer Borrow() => _idle.TryTake(out Pricer? pricer)
        ? pricer
        : throw new InvalidOperationException("More tasks run at once than there are pricers.");
}
