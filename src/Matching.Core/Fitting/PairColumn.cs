namespace Matching.Core.Fitting;

/// <summary>
/// What tells the pair features of a slot once the participant is known: one byte a slot, so that everybody can be
/// scored at every slot by tables of bytes.
/// </summary>
internal enum PairColumn
{
    /// <summary>The level of each kind of demand.</summary>
    Demands,

    /// <summary>The highest Swedish of any task.</summary>
    Language,

    /// <summary>The stage that the slot trains.</summary>
    Stage,

    /// <summary>The field of work.</summary>
    Field,

    /// <summary>Half-days in common.</summary>
    Sessions,

    /// <summary>Which wish the slot meets.</summary>
    Wish,

    /// <summary>Whether an earlier placement at the site went as planned.</summary>
    Site,

    /// <summary>Minutes one way; its codes are the bins of one head.</summary>
    Travel,

    /// <summary>First day; its codes are the bins of one head.</summary>
    Start,

    /// <summary>Length; its codes are the bins of one head.</summary>
    Weeks,
}
