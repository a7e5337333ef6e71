namespace Matching.Storage;

/// <summary>How many rows the database has of each noun.</summary>
public sealed record RowCounts
{
    /// <summary>Municipalities that own at least one row.</summary>
    public long Municipalities { get; init; }

    /// <summary>Participants.</summary>
    public long Participants { get; init; }

    /// <summary>Employers.</summary>
    public long Employers { get; init; }

    /// <summary>Sites.</summary>
    public long Sites { get; init; }

    /// <summary>Slots and activities.</summary>
    public long Slots { get; init; }

    /// <summary>Supervisors.</summary>
    public long Supervisors { get; init; }

    /// <summary>Placements, past and present.</summary>
    public long Placements { get; init; }

    /// <summary>Steps that were observed.</summary>
    public long Steps { get; init; }

    /// <summary>Plans.</summary>
    public long Plans { get; init; }
}
