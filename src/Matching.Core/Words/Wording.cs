using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Matching.Core.Words;

/// <summary>
/// The text of a <see cref="Phrase"/> in one language, as an interpolated string that is put together only when
/// somebody reads it. A phrase inside it follows the language; numbers and dates print with the invariant culture.
/// </summary>
[InterpolatedStringHandler]
public readonly struct Wording
{
    private readonly List<object?>? _parts;

    /// <summary>For the compiler: starts a text.</summary>
    public Wording(int literalLength, int formattedCount) =>
        _parts = new List<object?>(2 * formattedCount + (literalLength > 0 ? 1 : 0));

    /// <summary>For the compiler: starts a text that is needed only when a condition does not hold.</summary>
    public Wording(int literalLength, int formattedCount, bool holds, out bool needed)
    {
        needed = !holds;
        _parts = holds ? null : new List<object?>(2 * formattedCount + (literalLength > 0 ? 1 : 0));
    }

    /// <summary>True when there is no text at all.</summary>
    public bool IsEmpty => _parts is null or { Count: 0 };

    /// <summary>For the compiler: adds fixed text.</summary>
    public void AppendLiteral(string text) => _parts!.Add(text);

    /// <summary>For the compiler: adds a value.</summary>
    public void AppendFormatted<T>(T value) => _parts!.Add(value);

    /// <summary>For the compiler: adds a value with a format.</summary>
    public void AppendFormatted<T>(T value, string format) =>
        _parts!.Add((value as IFormattable)?.ToString(format, CultureInfo.InvariantCulture));

    /// <summary>The text, with phrases inside it in this language.</summary>
    public string In(Language language)
    {
        if (_parts is not { } parts) return "";
        var text = new StringBuilder();
        foreach (var part in parts)
            text.Append(part switch
            {
                Phrase phrase => phrase.In(language),
                IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
                _ => part?.ToString(),
            });
        return text.ToString();
    }
}
