namespace Matching.Optimizer.Sensitivity;

/// <summary>
/// Answers what-if questions about a plan: a network exactly, the full model by search, repair and prices.
/// </summary>
internal interface ISensitivity
{
    Worth OneMoreSeat(int slot, int session);

    Worth OneMoreSupport(int supervisor);

    Worth OneMoreOption(int participant, ParticipantOption option);

    /// <summary>The best options of a participant by value, with what insisting on them costs.</summary>
    OptionPrice[] BestOptions(int participant, int count);

    /// <summary>The same for everybody, by participant.</summary>
    OptionPrice[] BestOptionsOfAll(int count);

    PlacementAdvice Advise(int participant);
}
