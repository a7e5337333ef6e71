using System.Text;

namespace Matching.Intake.Columns;

/// <summary>
/// The form in which headers and words are compared: lower case, å and ä as a, ö as o (files lose the rings and dots,
/// or write them as marks of their own), and nothing but letters and digits.
/// </summary>
public static class HeaderKey
{
    /// <summary>The key of a header: the same for <c>Antal Halvdagar</c> and <c>antal_halvdagar</c>.</summary>
    public static string Of(string header)
    {
        var key = new StringBuilder(header.Length);
        foreach (var character in header)
        {
            var letter = Bare(char.ToLowerInvariant(character));
            if (char.IsLetterOrDigit(letter)) key.Append(letter);
        }
        return key.ToString();
    }

    private static char Bare(char letter) => letter switch
    {
        'å' or 'ä' or 'à' or 'á' or 'æ' => 'a',
        'ö' or 'ø' or 'ó' => 'o',
        'é' or 'è' or 'ë' => 'e',
        'ü' => 'u',
        _ => letter,
    };
}
