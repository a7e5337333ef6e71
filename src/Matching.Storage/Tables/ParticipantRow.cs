namespace Matching.Storage.Tables;

internal sealed record ParticipantRow : NounRow
{
    public bool ProtectedIdentity { get; init; }

    public string Stage { get; init; } = "";

    public string Readiness { get; init; } = "";

    public DateOnly? ReadyFrom { get; init; }

    public DateOnly RegisteredOn { get; init; }

    public int SessionsNeeded { get; init; }

    public int AvailableSessions { get; init; }

    public int? WorkAbilityPercent { get; init; }

    public bool WorkAbilityContested { get; init; }

    public string Language { get; init; } = "";

    public int PhysicalAbility { get; init; }

    public int SocialAbility { get; init; }

    public int CognitiveAbility { get; init; }

    public int SupportNeed { get; init; }

    public string NeededAdaptations { get; init; } = "";

    public bool DrivingLicence { get; init; }

    public int? MonthsSinceWork { get; init; }

    public bool NeverWorked { get; init; }

    public double? Latitude { get; init; }

    public double? Longitude { get; init; }

    public string TravelModes { get; init; } = "";

    public int MaximumTravelMinutes { get; init; }

    public string TravelBands { get; init; } = "";

    public string Wishes { get; init; } = "";

    public string Vetoes { get; init; } = "";

    public string Clearances { get; init; } = "";

    public string Sex { get; init; } = "";
}
