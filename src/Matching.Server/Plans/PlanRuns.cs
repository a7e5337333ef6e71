using System.Collections.Concurrent;
using System.Globalization;
using System.Threading.Channels;
using Matching.Core;
using Matching.Core.Checks;
using Matching.Core.Planning;
using Matching.Core.Words;
using Matching.Server.Errors;
using Matching.Storage;
using Matching.Storage.Plans;

namespace Matching.Server.Plans;

/// <summary>
/// Carries out the plans that were ordered, one after another, so that two searches never fight for the processors. A
/// run that the server's end cuts short is gone with it and has to be ordered again; finished plans are read from the
/// database, and why one failed is remembered for the latest hundred.
/// </summary>
internal sealed class PlanRuns(MatchingDatabase database, TimeProvider clock, ILogger<PlanRuns> log) : BackgroundService
{
    /// <summary>Plans that may wait at a time.</summary>
    public const int QueueLimit = 16;

    private const int FailuresRemembered = 100;
    private const int AttemptsToKeep = 20;

    private readonly ConcurrentDictionary<Key, PlanRun> _runs = [];
    private readonly Queue<Key> _failed = [];
    private readonly Channel<PlanRun> _queue = Channel.CreateBounded<PlanRun>(QueueLimit);
    private int _ordered;

    /// <summary>Orders a plan.</summary>
    /// <exception cref="global::Grpc.Core.RpcException">Too many plans are waiting.</exception>
    public PlanRun Order(PlanOrder order)
    {
        var number = Interlocked.Increment(ref _ordered);
        var id = string.Create(CultureInfo.InvariantCulture, $"{clock.GetUtcNow():yyyyMMddHHmmss}-{number}");
        var run = new PlanRun(new Key(order.Municipality, id), order);
        _runs[run.Key] = run;
        if (_queue.Writer.TryWrite(run)) return run;
        _runs.TryRemove(run.Key, out _);
        throw RpcErrors.QueueFull(QueueLimit);
    }

    /// <summary>A run that waits or is under way, or that has just ended; null for every other.</summary>
    public PlanRun? Find(Key key) => _runs.GetValueOrDefault(key);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var run in _queue.Reader.ReadAllAsync(stoppingToken))
        {
            run.Move(new RunMoment(RunState.Running));
            // The search holds its thread for seconds; the pool's own threads stay free for calls.
            var end = await Task.Factory.StartNew(
                () => CarryOutAsync(run, stoppingToken), stoppingToken, TaskCreationOptions.LongRunning,
                TaskScheduler.Default).Unwrap();
            run.Move(end);
            Forget(run.Key, end.State);
        }
    }

    // A finished plan is in the database; why one failed is remembered for the latest hundred.
    private void Forget(Key key, RunState state)
    {
        if (state == RunState.Done) _runs.TryRemove(key, out _);
        else _failed.Enqueue(key);
        if (_failed.Count > FailuresRemembered) _runs.TryRemove(_failed.Dequeue(), out _);
    }

    private async Task<RunMoment> CarryOutAsync(PlanRun run, CancellationToken stopping)
    {
        try
        {
            var request = run.Order!.Request;
            var solving = request.Solving with
            {
                Progress = search => run.Move(new RunMoment(RunState.Running, search)),
            };
            var plan = new Planner(clock).Create(request with { Solving = solving }, stopping);
            stopping.ThrowIfCancellationRequested();
            await KeepAsync(NewPlanOf(run.Key, request, plan), stopping);
            PlanLog.Done(log, run.Key.ToString(), plan.Certificate.Seconds);
            return new RunMoment(RunState.Done);
        }
        catch (OperationCanceledException)
        {
            return new RunMoment(RunState.Failed, Error: Stopped);
        }
        catch (InvalidInputException exception)
        {
            PlanLog.Failed(log, run.Key.ToString(), "INVALID_INPUT");
            return new RunMoment(RunState.Failed, Error: Phrase.Join(" ", exception.Violations.Select(v => v.Message)));
        }
        catch (StorageException exception)
        {
            PlanLog.Failed(log, run.Key.ToString(), exception.Fault.ToString());
            return new RunMoment(RunState.Failed, Error: exception.Words);
        }
        catch (Exception exception)
        {
            // A fault of one plan is not to take the others down, and the calls with them.
            PlanLog.Broke(log, run.Key.ToString(), exception.GetType().Name, exception.StackTrace?.Trim());
            return new RunMoment(RunState.Failed, Error: Broken);
        }
    }

    // What took minutes is not thrown away because a load holds the database for longer than a call would wait.
    private async Task KeepAsync(NewPlan plan, CancellationToken stopping)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await database.SavePlanAsync(plan, stopping);
                return;
            }
            catch (StorageException exception)
                when (exception.Fault == StorageFault.Locked && attempt < AttemptsToKeep)
            {
                stopping.ThrowIfCancellationRequested();
            }
        }
    }

    private static NewPlan NewPlanOf(Key key, PlanRequest request, Plan plan) => new()
    {
        Municipality = key.Municipality,
        Id = key.Id,
        Area = request.Snapshot.Area,
        Options = request.Options,
        Plan = plan,
    };

    /// <summary>Why a plan has no end: the server was stopped, or killed, before it had one.</summary>
    private static readonly Phrase Stopped = Phrase.Of(
        $"Servern stoppades innan planen var klar. Kanske ska den beställas igen.",
        $"The server was stopped before the plan was done. Maybe it should be ordered again.");

    /// <summary>Why a plan has no end that nobody foresaw; the log says more.</summary>
    private static readonly Phrase Broken = Phrase.Of(
        $"Planen avbröts av ett fel i programmet, väntade en färdig plan. Kanske säger serverns logg mer.",
        $"The plan was ended by a fault of the program, expected a finished one. Maybe the server's log says more.");
}
