namespace Matching.Fit.Features;

/// <summary>Which way a score may go when a number grows and all else stays.</summary>
public enum Direction
{
    /// <summary>Any way; the default.</summary>
    Any,

    /// <summary>Never down.</summary>
    Rising,

    /// <summary>Never up.</summary>
    Falling,
}
