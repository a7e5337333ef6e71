using Matching.Core.Words;

namespace Matching.Core.Participants;

/// <summary>Sex as registered: read by monitoring of parity alone. No rule, no fit and no value ever sees it.</summary>
public enum Sex
{
    /// <summary>Not stated.</summary>
    NotStated,

    /// <summary>Woman.</summary>
    Woman,

    /// <summary>Man.</summary>
    Man,
}

/// <summary>The words of sex.</summary>
public static class SexWords
{
    /// <summary>Words of <see cref="Sex"/>.</summary>
    public static readonly Vocabulary<Sex> Sexes = new(
        new(Sex.NotStated, "not_stated", "ej angivet", "not stated"),
        new(Sex.Woman, "woman", "kvinna", "woman", "k", "f"),
        new(Sex.Man, "man", "man", "man", "m"));
}
