using Matching.Core.Words;

namespace Matching.Core.Participants;

/// <summary>
/// Level of Swedish on the CEFR scale. Courses of Swedish for immigrants (SFI) end at: B = A2, C = A2, D = B1.
/// </summary>
public enum LanguageLevel
{
    /// <summary>No Swedish yet.</summary>
    None,

    /// <summary>A1.</summary>
    A1,

    /// <summary>A2.</summary>
    A2,

    /// <summary>B1.</summary>
    B1,

    /// <summary>B2.</summary>
    B2,

    /// <summary>C1 and above, first language included.</summary>
    C1,
}

/// <summary>The words of language levels; a finished SFI course counts as the level at which it ends.</summary>
public static class LanguageWords
{
    /// <summary>Words of <see cref="LanguageLevel"/>.</summary>
    public static readonly Vocabulary<LanguageLevel> Levels = new(
        new(LanguageLevel.None, "none", "ingen svenska", "no Swedish", "ingen", "-"),
        new(LanguageLevel.A1, "A1", "A1", "A1", "sfi a"),
        new(LanguageLevel.A2, "A2", "A2", "A2", "sfi b", "sfi c"),
        new(LanguageLevel.B1, "B1", "B1", "B1", "sfi d"),
        new(LanguageLevel.B2, "B2", "B2", "B2"),
        new(LanguageLevel.C1, "C1", "C1", "C1", "C2", "modersmål", "first language"));
}
