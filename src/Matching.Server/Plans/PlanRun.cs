using Matching.Core;
using Matching.Core.Planning;
using Matching.Core.Words;
using Matching.Optimizer;

namespace Matching.Server.Plans;

/// <summary>What a plan was asked to be.</summary>
/// <param name="Municipality">Code of the municipality that it is kept under.</param>
/// <param name="Request">The facts as they were when it was ordered, the days, the limits of the search.</param>
internal sealed record PlanOrder(string Municipality, PlanRequest Request);

/// <summary>Where a run stands.</summary>
internal enum RunState
{
    /// <summary>Waits for its turn.</summary>
    Queued,

    /// <summary>The search is under way.</summary>
    Running,

    /// <summary>The plan is kept.</summary>
    Done,

    /// <summary>Ended without a plan.</summary>
    Failed,
}

/// <summary>One moment of a run.</summary>
/// <param name="State">Where it stands.</param>
/// <param name="Search">Where the search stands; null before it and after it.</param>
/// <param name="Error">Why it failed; null unless it has.</param>
internal sealed record RunMoment(RunState State, SolveProgress? Search = null, Phrase? Error = null)
{
    /// <summary>True when nothing will follow.</summary>
    public bool Ended => State is RunState.Done or RunState.Failed;
}

/// <summary>A plan that was ordered and where it stands; watchers wait for the next moment.</summary>
internal sealed class PlanRun(Key key, PlanOrder order)
{
    private readonly Lock _lock = new();
    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private RunMoment _now = new(RunState.Queued);

    /// <summary>The plan's key.</summary>
    public Key Key { get; } = key;

    /// <summary>What was asked for, with all its facts; null once the run has ended, which is remembered for longer.
    /// </summary>
    public PlanOrder? Order { get; private set; } = order;

    /// <summary>Where it stands, and a task that ends when that has changed.</summary>
    public (RunMoment Now, Task Changed) Look()
    {
        lock (_lock) return (_now, _next.Task);
    }

    /// <summary>Moves on and wakes the watchers; a slow watcher misses moments and never the last.</summary>
    public void Move(RunMoment moment)
    {
        TaskCompletionSource passed;
        lock (_lock)
        {
            passed = _next;
            _now = moment;
            if (moment.Ended) Order = null;
            _next = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
        passed.SetResult();
    }
}
