using Matching.Core.Checks;
using Matching.Core.Words;

namespace Matching.Core.Tests;

/// <summary>Asserts what people read, always in both languages.</summary>
internal static class Saying
{
    public static void Is(Phrase phrase, string swedish, string english) => Assert.Equal(
        (swedish, english), (phrase.In(Language.Swedish), phrase.In(Language.English)));

    public static void Nothing(Phrase phrase) => Is(phrase, "", "");

    /// <summary>Exactly one violation, of this field, with these words.</summary>
    public static void Refuses(IReadOnlyList<Violation> violations, string field, string swedish, string english)
    {
        var violation = Assert.Single(violations);
        Assert.Equal(field, violation.Field);
        Is(violation.Message, swedish, english);
    }

    /// <summary>The fields of all violations, in order, with spaces between.</summary>
    public static string Fields(IReadOnlyList<Violation> violations) =>
        string.Join(' ', violations.Select(v => v.Field));

    /// <summary>Text in both languages, in different words; for a phrase that has words.</summary>
    public static void SpeaksBoth(Phrase phrase)
    {
        var (swedish, english) = (phrase.In(Language.Swedish), phrase.In(Language.English));
        Assert.False(string.IsNullOrWhiteSpace(swedish), $"No Swedish for: {english}");
        Assert.False(string.IsNullOrWhiteSpace(english), $"No English for: {swedish}");
        Assert.NotEqual(swedish, english);
    }
}
