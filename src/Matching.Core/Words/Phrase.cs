namespace Matching.Core.Words;

/// <summary>
/// One text for people, in Swedish and English side by side, so that no sentence exists in one language only.
/// </summary>
public sealed class Phrase
{
    /// <summary>The phrase without text, in both languages.</summary>
    public static readonly Phrase Empty = new(default, default);

    private readonly Wording _swedish;
    private readonly Wording _english;

    private Phrase(Wording swedish, Wording english) => (_swedish, _english) = (swedish, english);

    /// <summary>True when there is no text.</summary>
    public bool IsEmpty => _swedish.IsEmpty;

    /// <summary>Makes a phrase of its Swedish and its English text.</summary>
    public static Phrase Of(Wording swedish, Wording english) => new(swedish, english);

    /// <summary>Makes a phrase of two finished texts, such as stored ones.</summary>
    public static Phrase OfTexts(string swedish, string english) => Of($"{swedish}", $"{english}");

    /// <summary>Makes a phrase of a text that is the same in both languages: an id, a name, a number.</summary>
    public static Phrase Same(string text) => Of($"{text}", $"{text}");

    /// <summary>The phrases after one another with a separator between, empty ones left out.</summary>
    public static Phrase Join(string separator, IEnumerable<Phrase> phrases) => Join(Same(separator), phrases);

    /// <summary>The phrases after one another with a separator of words between, empty ones left out.</summary>
    public static Phrase Join(Phrase separator, IEnumerable<Phrase> phrases)
    {
        var joined = new Wording(0, 4);
        foreach (var phrase in phrases.Where(p => !p.IsEmpty))
        {
            if (!joined.IsEmpty) joined.AppendFormatted(separator);
            joined.AppendFormatted(phrase);
        }
        return new Phrase(joined, joined);
    }

    /// <summary>The text in one language.</summary>
    public string In(Language language) => (language == Language.Swedish ? _swedish : _english).In(language);

    /// <summary>The English text, for developers and logs.</summary>
    public override string ToString() => In(Language.English);
}
