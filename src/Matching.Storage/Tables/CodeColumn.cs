using Matching.Core.Words;

namespace Matching.Storage.Tables;

/// <summary>A value of a closed set in a column: its code, never its number and never a word for people.</summary>
internal static class CodeColumn
{
    /// <summary>The value of a stored code.</summary>
    /// <exception cref="FormatException">No value has the code.</exception>
    public static T Read<T>(this Vocabulary<T> words, string code) where T : struct, Enum =>
        words.TryFind(code, out var value) && words.Code(value) == code
            ? value
            : throw new FormatException($"Code '{code}' is unknown, expected one of {words.Codes}.");

    /// <summary>The value of a stored code, null for none.</summary>
    /// <exception cref="FormatException">No value has the code.</exception>
    public static T? ReadOptional<T>(this Vocabulary<T> words, string? code) where T : struct, Enum =>
        code is null ? null : words.Read(code);

    /// <summary>The code to store, null for none.</summary>
    public static string? OptionalCode<T>(this Vocabulary<T> words, T? value) where T : struct, Enum =>
        value is { } stated ? words.Code(stated) : null;
}
