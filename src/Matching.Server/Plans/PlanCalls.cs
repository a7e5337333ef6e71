using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Matching.Core;
using Matching.Core.Checks;
using Matching.Core.Planning;
using Matching.Core.Words;
using Matching.Optimizer;
using Matching.Protocol.Names;
using Matching.Protocol.Plans;
using Matching.Protocol.Words;
using Matching.Server.Errors;
using Matching.Server.Listing;
using Matching.Server.Stopping;
using Matching.Storage;
using Matching.V1;
using Plan = Matching.V1.Plan;
using Status = Matching.Optimizer.Status;

namespace Matching.Server.Plans;

/// <summary>Answers the calls of <c>matching.v1.PlanService</c>.</summary>
internal sealed class PlanCalls(MatchingDatabase database, PlanRuns runs, GracefulStop stop)
    : PlanService.PlanServiceBase
{
    private const int DefaultSeconds = 10;
    private const int MaximumSeconds = 600;

    /// <inheritdoc/>
    public override Task<Plan> CreatePlan(CreatePlanRequest request, ServerCallContext context) =>
        Answering.WithStatusAsync(async () =>
        {
            var check = NewCheck();
            var municipality = ResourceName.ReadMunicipality(check, "parent", request.Parent);
            var period = CommonMessages.Read(check, request.Period);
            check.Range("seconds", request.Seconds, 0, MaximumSeconds);
            var options = PlanMessages.Read(check, request);
            check.ThrowIfAny();
            var snapshot = await database.LoadSnapshotAsync(null, context.CancellationToken);
            if (!snapshot.Municipalities.Any(m => m.Code == municipality)) throw RpcErrors.NotFound("parent");
            var solving = new SolveOptions
            {
                Seed = request.Seed == 0 ? 1 : request.Seed,
                Duration = TimeSpan.FromSeconds(request.Seconds == 0 ? DefaultSeconds : request.Seconds),
                Threads = System.Environment.ProcessorCount,
            };
            var model = await database.ActiveModelAsync(snapshot.Area, context.CancellationToken);
            var order = new PlanRequest(snapshot, period!, options with { Model = model }, solving);
            var run = runs.Order(new PlanOrder(municipality, order));
            return Unfinished(run.Key, run.Look().Now);
        });

    /// <inheritdoc/>
    public override Task<Plan> GetPlan(GetPlanRequest request, ServerCallContext context) =>
        Answering.WithStatusAsync(async () =>
        {
            var check = NewCheck();
            var key = ResourceName.Read(check, "name", request.Name, ResourceName.Plans);
            check.Defined("view", request.View);
            check.ThrowIfAny();
            if (runs.Find(key)?.Look().Now is { State: not RunState.Done } now) return Unfinished(key, now);
            var stored = await database.FindPlanAsync(key, context.CancellationToken)
                ?? throw RpcErrors.NotFound("name");
            var message = request.View == PlanView.Summary
                ? PlanMessages.ToSummary(stored.Plan)
                : PlanMessages.ToMessage(stored.Plan);
            message.Name = ResourceName.Of(ResourceName.Plans, key);
            message.CreateTime = Timestamp.FromDateTimeOffset(stored.CreatedAt);
            return message;
        });

    /// <inheritdoc/>
    public override Task<ListPlanPlacementsResponse> ListPlanPlacements(
        ListPlanPlacementsRequest request, ServerCallContext context) => Answering.WithStatusAsync(async () =>
        {
            var check = NewCheck();
            var key = ResourceName.Read(check, "parent", request.Parent, ResourceName.Plans);
            var size = Page.ReadSize(check, request.PageSize);
            // A token is how many people the pages before have given.
            var first = Page.ReadToken(check, request.PageToken, first: 0);
            check.ThrowIfAny();
            if (runs.Find(key)?.Look().Now is { State: not RunState.Done }) throw RpcErrors.PlanNotDone();
            var stored = await database.FindPlanAsync(key, context.CancellationToken)
                ?? throw RpcErrors.NotFound("parent");
            var page = PlanMessages.ToPage(stored.Plan, first, size);
            var isLast = stored.Plan.Placements.Count + stored.Plan.Unplaced.Count - first <= size;
            page.NextPageToken = isLast ? "" : Page.Token(first + size);
            return page;
        });

    /// <inheritdoc/>
    public override Task WatchPlan(
        WatchPlanRequest request, IServerStreamWriter<WatchPlanResponse> stream, ServerCallContext context) =>
        Answering.WithStatusAsync(async () =>
        {
            var key = ReadName(request.Name);
            var failed = runs.Find(key) is { } run && await FollowUntilStopAsync(run, stream, context);
            if (!failed) await stream.WriteAsync(await EndAsync(key, context.CancellationToken));
            return true;
        });

    // A server on its way down does not wait for the ends of plans.
    private async Task<bool> FollowUntilStopAsync(
        PlanRun run, IServerStreamWriter<WatchPlanResponse> stream, ServerCallContext context)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken, stop.Draining);
        try
        {
            return await FollowAsync(run, stream, over.Token);
        }
        catch (OperationCanceledException) when (!context.CancellationToken.IsCancellationRequested)
        {
            throw RpcErrors.Stopping();
        }
    }

    // Tells every moment until the last; true when the run has failed, and the database has nothing of it.
    private static async Task<bool> FollowAsync(
        PlanRun run, IServerStreamWriter<WatchPlanResponse> stream, CancellationToken cancellation)
    {
        while (true)
        {
            var (now, changed) = run.Look();
            if (now.State == RunState.Done) return false;
            await stream.WriteAsync(Message(now), cancellation);
            if (now.Ended) return true;
            await changed.WaitAsync(cancellation);
        }
    }

    private async Task<WatchPlanResponse> EndAsync(Key key, CancellationToken cancellation)
    {
        var stored = await database.FindPlanAsync(key, cancellation) ?? throw RpcErrors.NotFound("name");
        var message = new WatchPlanResponse { State = Plan.Types.State.Done };
        var certificate = stored.Plan.Certificate;
        if (certificate.Status is not (Status.Optimal or Status.Feasible)) return message;
        message.Objective = certificate.Objective;
        message.Bound = certificate.Bound;
        message.Gap = certificate.Gap;
        return message;
    }

    private static WatchPlanResponse Message(RunMoment moment)
    {
        var message = new WatchPlanResponse { State = ToMessage(moment.State) };
        if (moment.Search is not { } search) return message;
        message.Phase = search.Phase.ToString().ToLowerInvariant();
        message.Bound = search.Bound;
        if (search.Objective is { } objective) message.Objective = objective;
        if (search.Gap is { } gap) message.Gap = gap;
        return message;
    }

    private static Plan Unfinished(Key key, RunMoment moment) => new()
    {
        Name = ResourceName.Of(ResourceName.Plans, key),
        State = ToMessage(moment.State),
        Error = moment.Error is { } error ? CommonMessages.ToMessage(error) : null,
    };

    private static Plan.Types.State ToMessage(RunState state) => state switch
    {
        RunState.Queued => Plan.Types.State.Queued,
        RunState.Running => Plan.Types.State.Running,
        RunState.Done => Plan.Types.State.Done,
        _ => Plan.Types.State.Failed,
    };

    private static Key ReadName(string name)
    {
        var check = NewCheck();
        var key = ResourceName.Read(check, "name", name, ResourceName.Plans);
        check.ThrowIfAny();
        return key;
    }

    private static Check NewCheck() => new(Phrase.Of($"Anropet", $"Request"), "");
}
