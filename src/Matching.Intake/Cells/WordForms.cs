using Matching.Core.Words;
using Matching.Intake.Columns;

namespace Matching.Intake.Cells;

/// <summary>Words of closed vocabularies, and yes or no.</summary>
public static class WordForms
{
    private static readonly Vocabulary<bool> YesOrNo = new(
        new(true, "yes", "ja", "yes", "j", "y", "x", "1", "true", "sant"),
        new(false, "no", "nej", "no", "n", "0", "false", "falskt", "-"));

    /// <summary>Yes or no; a blank cell is no.</summary>
    public static readonly Form<bool> Yes = new(
        YesOrNo.TryFind, Phrase.Of($"ja, nej, x eller tomt", $"yes, no, x or blank"), Seen.Length);

    /// <summary>
    /// One word of a vocabulary: its code, its Swedish or English word, a synonym, or one of these written without
    /// rings and dots or with '_' for blanks.
    /// </summary>
    public static Form<T> Of<T>(Vocabulary<T> vocabulary) where T : notnull
    {
        var valuesByKey = vocabulary.Words
            .SelectMany(word => Names(word).Select(name => (Key: HeaderKey.Of(name), word.Value)))
            .Where(pair => pair.Key.Length > 0)
            .DistinctBy(pair => pair.Key)
            .ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
        return new Form<T>(
            (string text, out T value) =>
                vocabulary.TryFind(text, out value) || valuesByKey.TryGetValue(HeaderKey.Of(text), out value!),
            Expected(vocabulary), text => Seen.Slip(text, Names(vocabulary)), text => Meant(text, vocabulary));
    }

    /// <summary>The words to choose from: in Swedish as people say them, in English by their codes.</summary>
    public static Phrase Expected<T>(Vocabulary<T> vocabulary) where T : notnull => Phrase.Of(
        $"ett av {string.Join(", ", vocabulary.Words.Select(w => w.Swedish))}", $"one of {vocabulary.Codes}");

    private static Phrase Meant<T>(string text, Vocabulary<T> vocabulary) where T : notnull
    {
        var meant = Nearest.To(text, Names(vocabulary));
        return meant is null ? Phrase.Empty : Phrase.Of($"Kanske '{meant}'.", $"Maybe '{meant}'.");
    }

    /// <summary>Every word that files may use.</summary>
    internal static IEnumerable<string> Names<T>(Vocabulary<T> vocabulary) where T : notnull =>
        vocabulary.Words.SelectMany(Names);

    private static IEnumerable<string> Names<T>(Word<T> word) =>
        [word.Code, word.Swedish, word.English, .. word.Synonyms];
}
