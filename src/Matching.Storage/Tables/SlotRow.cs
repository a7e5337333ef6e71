namespace Matching.Storage.Tables;

internal sealed record SlotRow : NounRow
{
    public string Site { get; init; } = "";

    public string Title { get; init; } = "";

    public string? Activity { get; init; }

    public string Stage { get; init; } = "";

    public string Field { get; init; } = "";

    public string Form { get; init; } = "";

    public DateOnly StartOn { get; init; }

    public DateOnly EndOn { get; init; }

    public string? Season { get; init; }

    public int OpenSessions { get; init; }

    public string SessionCapacity { get; init; } = "";

    public int MinimumCrew { get; init; }

    public int PhysicalDemand { get; init; }

    public int SocialDemand { get; init; }

    public int CognitiveDemand { get; init; }

    public string Tasks { get; init; } = "";

    public string Adaptations { get; init; } = "";

    public bool DrivingLicenceRequired { get; init; }

    public bool Shared { get; init; }

    /// <summary>Ids of the supervisors with a space between; kept in slot_supervisor, one row each.</summary>
    public string Supervisors { get; init; } = "";
}

internal sealed record SlotSupervisorRow
{
    public string Municipality { get; init; } = "";

    public string Slot { get; init; } = "";

    public string Supervisor { get; init; } = "";

    public int Position { get; init; }
}
