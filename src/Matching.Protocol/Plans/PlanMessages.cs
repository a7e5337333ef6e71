using Matching.Core.Checks;
using Matching.Core.Planning;
using Matching.Protocol.Names;
using Matching.Protocol.Words;
using Matching.V1;

namespace Matching.Protocol.Plans;

/// <summary>Maps plans to messages.</summary>
public static class PlanMessages
{
    /// <summary>A finished plan; name and time of creation are the server's to add.</summary>
    public static V1.Plan ToMessage(Core.Planning.Plan plan)
    {
        var message = ToSummary(plan);
        message.Placements.AddRange(plan.Placements.Select(p => ToMessage(p, plan.Model)));
        message.Unplaced.AddRange(plan.Unplaced.Select(ToMessage));
        return message;
    }

    /// <summary>A finished plan without anybody in it.</summary>
    public static V1.Plan ToSummary(Core.Planning.Plan plan)
    {
        var message = new V1.Plan
        {
            State = V1.Plan.Types.State.Done,
            AsOf = CommonMessages.ToMessage(plan.AsOf),
            StartOn = CommonMessages.ToMessage(plan.StartOn),
            EndOn = CommonMessages.ToMessage(plan.EndOn),
            Certificate = ToMessage(plan.Certificate),
            Model = plan.Model,
            ModelVersion = plan.ModelVersion,
            InputHash = plan.InputHash,
        };
        message.Notes.AddRange(plan.Notes.Select(CommonMessages.ToMessage));
        return message;
    }

    /// <summary>A page of everybody in a finished plan, placements first; the token is the server's to add.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="first">0-based index of the first person, 0 or more.</param>
    /// <param name="count">Most people that are given.</param>
    public static ListPlanPlacementsResponse ToPage(Core.Planning.Plan plan, int first, int count)
    {
        var page = new ListPlanPlacementsResponse();
        page.Placements.AddRange(plan.Placements.Skip(first).Take(count).Select(p => ToMessage(p, plan.Model)));
        page.Unplaced.AddRange(plan.Unplaced
            .Skip(first - plan.Placements.Count).Take(count - page.Placements.Count).Select(ToMessage));
        return page;
    }

    /// <summary>What a request says of how to plan; what is wrong is added to the check.</summary>
    public static PlanningOptions Read(Check check, CreatePlanRequest request)
    {
        var share = request.HasFloorShare ? request.FloorShare : new PlanningOptions().FloorShare;
        check.Defined("objective", request.Objective);
        check.That(
            share is >= 0 and <= 1, "floor_share",
            $"har floor_share {share}, väntade 0 till 1.", $"has floor_share {share}, expected 0 to 1.");
        return new PlanningOptions
        {
            FloorShare = share,
            Objective = request.Objective switch
            {
                V1.FitObjective.Lift => Core.Planning.FitObjective.Lift,
                V1.FitObjective.Floor => Core.Planning.FitObjective.Floor,
                _ => Core.Planning.FitObjective.Chance,
            },
        };
    }

    private static V1.PlanCertificate ToMessage(Core.Planning.PlanCertificate certificate) => new()
    {
        Status = (Solution.Types.Status)certificate.Status,
        Objective = certificate.Objective,
        Bound = certificate.Bound,
        CertifiedBound = certificate.CertifiedBound,
        Gap = certificate.Gap,
        Seconds = certificate.Seconds,
    };

    private static V1.PlannedPlacement ToMessage(Core.Planning.PlannedPlacement placement, string model)
    {
        var message = new V1.PlannedPlacement
        {
            Participant = ResourceName.Of(ResourceName.Participants, placement.Participant),
            Slot = ResourceName.Of(ResourceName.Slots, placement.Slot),
            Title = placement.Title,
            Site = placement.Site,
            Kind = placement.Kind switch
            {
                PlannedKind.Agreed => V1.PlannedPlacement.Types.Kind.Agreed,
                PlannedKind.Activity => V1.PlannedPlacement.Types.Kind.Activity,
                _ => V1.PlannedPlacement.Types.Kind.Proposed,
            },
            Sessions = placement.Sessions.Bits,
            StartOn = CommonMessages.ToMessage(placement.StartOn),
            EndOn = CommonMessages.ToMessage(placement.EndOn),
            Fit = placement.Fit is { } fit ? CommonMessages.ToMessage(fit, model) : null,
            Value = placement.Value,
        };
        message.Reasons.AddRange(placement.Reasons.Select(CommonMessages.ToMessage));
        message.Arrange.AddRange(placement.Arrange.Select(CommonMessages.ToMessage));
        return message;
    }

    private static V1.Unplaced ToMessage(Core.Planning.Unplaced unplaced) => new()
    {
        Participant = ResourceName.Of(ResourceName.Participants, unplaced.Participant),
        Reason = CommonMessages.ToMessage(unplaced.Reason),
        NearestFix = CommonMessages.ToMessage(unplaced.NearestFix),
        NextStep = CommonMessages.ToMessage(unplaced.NextStep),
    };
}
