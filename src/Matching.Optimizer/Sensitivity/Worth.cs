namespace Matching.Optimizer;

/// <summary>
/// By how much the best plan after a change is worth more than the plan asked about; for a plan that is proved optimal
/// the exact finite difference, or limits of it.
/// </summary>
/// <param name="Least">
/// At least so much: a repaired plan reaches it. <see cref="NoPlan"/> when no plan is known after the change.
/// </param>
/// <param name="Most">
/// At most so much: prices, or a search to the end, prove it. Contains the plan's own gap. <see cref="long.MaxValue"/>
/// when nothing is known, <see cref="NoPlan"/> when it is proved that no plan is left.
/// </param>
/// <param name="ByPrices">
/// By how much the bound rises at the kept prices: the best guess where the ends are apart, and no proof.
/// </param>
public readonly record struct Worth(long Least, long Most, long ByPrices)
{
    /// <summary>Stands for a loss without limit: an option that changes can take the last plan away.</summary>
    public const long NoPlan = long.MinValue;

    /// <summary>Whether both ends meet.</summary>
    public bool IsExact => Least == Most;

    /// <summary>The exact worth of a change.</summary>
    public static Worth Exactly(long worth) => new(worth, worth, worth);
}

/// <summary>
/// What it costs the best plan, against the plan asked about, when a participant is made to take an option.
/// </summary>
/// <param name="Participant">Participant index.</param>
/// <param name="Slot">Slot of the option.</param>
/// <param name="Value">Value of the option itself.</param>
/// <param name="Least">The loss is at least so much.</param>
/// <param name="Most">
/// The loss is at most so much: a plan with the option is known that loses no more. <see cref="Unknown"/> when none is
/// known, and both are <see cref="Unknown"/> when no plan has the option.
/// </param>
/// <param name="ByPrices">
/// By how much the bound falls at the kept prices: the best guess where the ends are apart, and no proof.
/// </param>
public readonly record struct OptionPrice(int Participant, int Slot, long Value, long Least, long Most, long ByPrices)
{
    /// <summary>Stands for a loss without limit.</summary>
    public const long Unknown = long.MaxValue;

    /// <summary>Whether both ends meet.</summary>
    public bool IsExact => Least == Most;

    /// <summary>Whether it is proved that no plan has the option.</summary>
    public bool IsImpossible => Least == Unknown;
}
