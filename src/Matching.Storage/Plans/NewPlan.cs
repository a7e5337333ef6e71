using Matching.Core;
using Matching.Core.Checks;
using Matching.Core.Planning;
using Matching.Core.Words;

namespace Matching.Storage.Plans;

/// <summary>A plan to keep.</summary>
public sealed record NewPlan
{
    /// <summary>Code of the municipality that made it; one of the area.</summary>
    public required string Municipality { get; init; }

    /// <summary>
    /// Opaque id, unique among the municipality's plans; null for the next number, such as <c>12</c>.
    /// </summary>
    public string? Id { get; init; }

    /// <summary>Codes of the planning area: <c>Snapshot.Municipalities</c>.</summary>
    public required IReadOnlyList<string> Area { get; init; }

    /// <summary>What it was made with; the weights and the options per participant are kept.</summary>
    public required PlanningOptions Options { get; init; }

    /// <summary>The plan.</summary>
    public required Plan Plan { get; init; }

    /// <summary>Throws with everything that is wrong.</summary>
    /// <exception cref="InvalidInputException">Names every violation.</exception>
    internal void Validate()
    {
        var check = CheckOf(Id ?? "");
        if (Id is not null) check.Id("id", Id);
        check.That(
            Area.Contains(Municipality, StringComparer.Ordinal), "municipality",
            $"har kommun '{Municipality}', väntade en av planeringsområdet ({string.Join(", ", Area)}).",
            $"has municipality '{Municipality}', expected one of the planning area ({string.Join(", ", Area)}).");
        check.ThrowIfAny();
    }

    /// <summary>A check whose messages start with the plan.</summary>
    internal static Check CheckOf(string id) => new(Phrase.Of($"Planen", $"Plan"), id);
}

/// <summary>A plan as it is kept.</summary>
public sealed record StoredPlan
{
    /// <summary>The municipality that made it, and its id.</summary>
    public required Key Key { get; init; }

    /// <summary>When it was kept.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Codes of the planning area.</summary>
    public required IReadOnlyList<string> Area { get; init; }

    /// <summary>What it valued.</summary>
    public required ValueWeights Weights { get; init; }

    /// <summary>Options kept per participant.</summary>
    public required int OptionsPerParticipant { get; init; }

    /// <summary>What it made of the fit.</summary>
    public required FitObjective Objective { get; init; }

    /// <summary>The floor as a share of the person's own best chance.</summary>
    public required double FloorShare { get; init; }

    /// <summary>The plan.</summary>
    public required Plan Plan { get; init; }
}

/// <summary>What a list of plans shows of each.</summary>
public sealed record PlanSummary
{
    /// <summary>Code of the municipality that made it.</summary>
    public string Municipality { get; init; } = "";

    /// <summary>Its id there.</summary>
    public string Id { get; init; } = "";

    /// <summary>When it was kept.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>The day of the decision.</summary>
    public DateOnly AsOf { get; init; }

    /// <summary>First day.</summary>
    public DateOnly StartOn { get; init; }

    /// <summary>Last day.</summary>
    public DateOnly EndOn { get; init; }

    /// <summary>What the optimizer promises: optimal, feasible, infeasible or unknown.</summary>
    public string Status { get; init; } = "";

    /// <summary>Value of the plan in millionths.</summary>
    public long Objective { get; init; }

    /// <summary>No plan is worth more, in millionths.</summary>
    public long Bound { get; init; }

    /// <summary>The bound that the prices alone prove, in millionths.</summary>
    public long CertifiedBound { get; init; }

    /// <summary>Time that solving took.</summary>
    public double Seconds { get; init; }

    /// <summary>Participants with a placement or an activity.</summary>
    public int Placed { get; init; }

    /// <summary>Participants whom it leaves out.</summary>
    public int Unplaced { get; init; }
}
