namespace Matching.Optimizer.Replanning;

/// <summary>
/// What keeps plan and bound right while a problem changes: a network exactly, the full model by repair and prices. A
/// change that is refused changes nothing.
/// </summary>
internal interface ILiveModel
{
    long Objective { get; }

    /// <summary>No plan is worth more.</summary>
    long Bound { get; }

    int SlotOf(int participant);

    ulong SessionsOf(int participant);

    /// <summary>States a participant anew, lets one in, or takes one away; null when done.</summary>
    Refusal? Restate(int participant, ParticipantState? state);

    /// <summary>Gives a session of a slot another number of seats; null when done.</summary>
    Refusal? SetSeats(int slot, int session, int seats);

    /// <summary>Gives a supervisor another support capacity; null when done.</summary>
    Refusal? SetSupport(int supervisor, long capacity);

    /// <summary>Who changed place since the last call, ascending.</summary>
    IReadOnlyList<PlacementChange> TakeChanges();

    /// <summary>The prices behind the bound.</summary>
    Prices Publish();
}
