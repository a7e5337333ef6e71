namespace Matching.Storage.Plans;

internal sealed record PlanRow
{
    public string Municipality { get; init; } = "";

    public string Id { get; init; } = "";

    public int Number { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public string Area { get; init; } = "";

    public DateOnly AsOf { get; init; }

    public DateOnly StartOn { get; init; }

    public DateOnly EndOn { get; init; }

    public string Seed { get; init; } = "";

    public string Model { get; init; } = "";

    public string Options { get; init; } = "";

    public string Status { get; init; } = "";

    public long Objective { get; init; }

    public long Bound { get; init; }

    public long CertifiedBound { get; init; }

    public double Seconds { get; init; }

    public int Placed { get; init; }

    public int Unplaced { get; init; }

    public string Content { get; init; } = "";

    public string ModelVersion { get; init; } = "";

    public string InputHash { get; init; } = "";
}

internal sealed record PlanPlacementRow
{
    public string Municipality { get; init; } = "";

    public string Plan { get; init; } = "";

    public string ParticipantMunicipality { get; init; } = "";

    public string Participant { get; init; } = "";

    public string SlotMunicipality { get; init; } = "";

    public string Slot { get; init; } = "";

    public string Kind { get; init; } = "";

    public int Sessions { get; init; }

    public DateOnly StartOn { get; init; }

    public DateOnly EndOn { get; init; }

    public long Value { get; init; }
}
