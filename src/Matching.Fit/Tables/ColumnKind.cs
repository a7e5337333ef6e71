namespace Matching.Fit.Tables;

/// <summary>What a column holds.</summary>
public enum ColumnKind
{
    /// <summary>Numbers, ordered and binned.</summary>
    Numeric,

    /// <summary>Words without order.</summary>
    Categorical,
}
