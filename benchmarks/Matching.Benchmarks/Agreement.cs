namespace Matching.Benchmarks;

/// <summary>How what a method returns stands to what the baseline of its class returns.</summary>
public enum Agreement
{
    /// <summary>The same; what a class without <see cref="AgreesAttribute"/> promises.</summary>
    Equal,

    /// <summary>No less: plans.</summary>
    AtLeast,

    /// <summary>No more: bounds.</summary>
    AtMost,
}

/// <summary>Says that the methods of a benchmark class do better than its baseline, not only faster.</summary>
/// <param name="kind">Which way is better.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class AgreesAttribute(Agreement kind) : Attribute
{
    /// <summary>Which way is better.</summary>
    public Agreement Kind => kind;
}
