using System.Collections.Frozen;

namespace Matching.Core.Words;

/// <summary>One value of a closed set with the words that files and people use for it.</summary>
/// <param name="Value">The value.</param>
/// <param name="Code">The word in files and protocols: lower case, snake_case, never changed once published.</param>
/// <param name="Swedish">What people read in Swedish.</param>
/// <param name="English">What people read in English.</param>
/// <param name="Synonyms">Further words that files may use for it.</param>
public sealed record Word<T>(T Value, string Code, string Swedish, string English, params string[] Synonyms);

/// <summary>
/// The words of one closed set of values: what a file may say, what a person reads. Look-ups ignore case and take the
/// code, the Swedish word, the English word and every synonym; a tie between two words is a mistake in the table and
/// throws at once.
/// </summary>
public sealed class Vocabulary<T> where T : notnull
{
    private readonly FrozenDictionary<string, T> _valuesByWord;
    private readonly FrozenDictionary<T, Word<T>> _wordsByValue;

    /// <summary>Makes the vocabulary of these words.</summary>
    public Vocabulary(params Word<T>[] words)
    {
        var valuesByWord = new Dictionary<string, T>(StringComparer.OrdinalIgnoreCase);
        foreach (var word in words)
        foreach (var name in new[] { word.Code, word.Swedish, word.English }.Concat(word.Synonyms))
        {
            if (valuesByWord.TryGetValue(name, out var other) && !other.Equals(word.Value))
                throw new ArgumentException($"Word '{name}' means both {other} and {word.Value}, expected one "
                    + $"meaning.");
            valuesByWord[name] = word.Value;
        }
        Words = words;
        _valuesByWord = valuesByWord.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
        _wordsByValue = words.ToFrozenDictionary(w => w.Value);
    }

    /// <summary>The words in the order of the table.</summary>
    public IReadOnlyList<Word<T>> Words { get; }

    /// <summary>The codes with commas between, for messages that say what was expected.</summary>
    public string Codes => string.Join(", ", Words.Select(w => w.Code));

    /// <summary>The value that a file's word means.</summary>
    public bool TryFind(string word, out T value) => _valuesByWord.TryGetValue(word.Trim(), out value!);

    /// <summary>The word that files use for a value.</summary>
    public string Code(T value) => _wordsByValue[value].Code;

    /// <summary>What people read for a value.</summary>
    public Phrase Say(T value) => Phrase.Of($"{_wordsByValue[value].Swedish}", $"{_wordsByValue[value].English}");
}
