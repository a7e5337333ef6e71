using System.Text;

namespace Matching.Intake.Cells;

/// <summary>
/// Letters with their marks as one character each (Unicode's form C), as words and ids are compared. Some systems write
/// <c>å</c> as <c>a</c> and a ring of its own. The runtime leaves texts alone where globalization is invariant, so the
/// Latin letters stand here.
/// </summary>
public static class Composed
{
    private static readonly (char Mark, string Bare, string Marked)[] Letters =
    [
        ('\u0300', "AEIOUaeiouNnWwYy", "ÀÈÌÒÙàèìòùǸǹẀẁỲỳ"),
        ('\u0301', "AEIOUYaeiouyCcLlNnRrSsZzGgKkMmPpWw", "ÁÉÍÓÚÝáéíóúýĆćĹĺŃńŔŕŚśŹźǴǵḰḱḾḿṔṕẂẃ"),
        ('\u0302', "AEIOUaeiouCcGgHhJjSsWwYyZz", "ÂÊÎÔÛâêîôûĈĉĜĝĤĥĴĵŜŝŴŵŶŷẐẑ"),
        ('\u0303', "ANOanoIiUuVvEeYy", "ÃÑÕãñõĨĩŨũṼṽẼẽỸỹ"),
        ('\u0304', "AaEeIiOoUuYyGg", "ĀāĒēĪīŌōŪūȲȳḠḡ"),
        ('\u0306', "AaEeGgIiOoUu", "ĂăĔĕĞğĬĭŎŏŬŭ"),
        ('\u0307', "CcEeGgIZz", "ĊċĖėĠġİŻż"),
        ('\u0308', "AEIOUaeiouyYHhWwXxt", "ÄËÏÖÜäëïöüÿŸḦḧẄẅẌẍẗ"),
        ('\u030A', "AaUuwy", "ÅåŮůẘẙ"),
        ('\u030B', "OoUu", "ŐőŰű"),
        ('\u030C', "CcDdEeLlNnRrSsTtZzAaIiOoUuGgKkjHh", "ČčĎďĚěĽľŇňŘřŠšŤťŽžǍǎǏǐǑǒǓǔǦǧǨǩǰȞȟ"),
        ('\u0323', "DdHhKkLlNnRrSsTtZzAaEeIiOoUuYy", "ḌḍḤḥḲḳḶḷṆṇṚṛṢṣṬṭẒẓẠạẸẹỊịỌọỤụỴỵ"),
        ('\u0327', "CcGgKkLlNnRrSsTtEeDdHh", "ÇçĢģĶķĻļŅņŖŗŞşŢţȨȩḐḑḨḩ"),
        ('\u0328', "AaEeIiUuOo", "ĄąĘęĮįŲųǪǫ"),
    ];

    private static readonly Dictionary<(char Bare, char Mark), char> MarkedLetters = Letters
        .SelectMany(row => row.Bare.Zip(row.Marked, (bare, marked) => ((bare, row.Mark), marked)))
        .ToDictionary();

    /// <summary>The text with each Latin letter and the mark after it as one character.</summary>
    public static string Of(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\u0300', '\u036F')) return text;
        var composed = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (composed.Length > 0 && MarkedLetters.TryGetValue((composed[^1], character), out var marked))
                composed[^1] = marked;
            else composed.Append(character);
        }
        return composed.ToString();
    }
}
