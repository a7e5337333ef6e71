using Matching.Core.Words;

namespace Matching.Core.Eligibility;

/// <summary>What a rule found.</summary>
public enum Standing
{
    /// <summary>Nothing stands in the way.</summary>
    Passes,

    /// <summary>Nothing stands in the way from a day on.</summary>
    Opens,

    /// <summary>Something would have to change.</summary>
    Fails,
}

/// <summary>A rule's finding on one pair. Small, so that twenty million pairs cost no memory.</summary>
/// <param name="Standing">What was found.</param>
/// <param name="OpensOn">For <see cref="Standing.Opens"/>, the first day; else the default.</param>
public readonly record struct Finding(Standing Standing, DateOnly OpensOn = default)
{
    /// <summary>Nothing stands in the way.</summary>
    public static readonly Finding Passes = new(Standing.Passes);

    /// <summary>Something would have to change.</summary>
    public static readonly Finding Fails = new(Standing.Fails);

    /// <summary>Nothing stands in the way from a day on.</summary>
    public static Finding From(DateOnly day) => new(Standing.Opens, day);

    /// <summary>Passes when it holds, else fails.</summary>
    public static Finding If(bool holds) => holds ? Passes : Fails;
}

/// <summary>A finding in words: what stands in the way, and the smallest change that would open it.</summary>
/// <param name="Why">What was found.</param>
/// <param name="Change">The smallest change; empty when nothing has to change.</param>
public sealed record Explanation(Phrase Why, Phrase Change)
{
    /// <summary>An explanation that needs no change.</summary>
    public static Explanation Of(Phrase why) => new(why, Phrase.Empty);
}

/// <summary>Judges one pair. Pure: the same pair, the same finding.</summary>
public delegate Finding Judge(in Pair pair);

/// <summary>Puts a finding of the same rule on the same pair into words.</summary>
public delegate Explanation Explain(in Pair pair, Finding finding);

/// <summary>A named rule.</summary>
/// <param name="Name">Its name in files and protocols, snake_case.</param>
/// <param name="Title">Its name for people.</param>
/// <param name="Judge">The rule itself.</param>
/// <param name="Explain">Its findings in words.</param>
public sealed record Rule(string Name, Phrase Title, Judge Judge, Explain Explain)
{
    /// <summary>A kind that holds everybody.</summary>
    internal const string Everybody = "everybody";

    /// <summary>
    /// What the rule looks at in a participant: at every slot it finds the same about two participants of equal kinds,
    /// so that a sweep over everybody asks once a kind. Null where a participant is like nobody else.
    /// </summary>
    internal Func<ParticipantFacts, PlanPeriod, object?> KindOf { get; init; } = (_, _) => null;
}
