using System.Globalization;

namespace Matching.Sample.Files;

/// <summary>Text forms of cells that Core's nouns do not have themselves.</summary>
internal static class Cell
{
    /// <summary>ISO date; empty for none.</summary>
    public static string Of(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    /// <summary>Invariant number; empty for none.</summary>
    public static string Of(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    /// <summary>Degrees with a decimal point, at most five decimals; empty for none.</summary>
    public static string Of(double? degrees) => degrees?.ToString("0.#####", CultureInfo.InvariantCulture) ?? "";

    /// <summary><c>true</c> or <c>false</c>.</summary>
    public static string Of(bool value) => value ? "true" : "false";

    /// <summary>The text as it stands in a file with ';' between cells: quoted when it has to be (RFC 4180).</summary>
    public static string Quoted(string text) =>
        text.AsSpan().IndexOfAny(";\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"")}\"";
}
