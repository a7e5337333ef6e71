using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Matching.Fit.Tables;

/// <summary>
/// Columns that no model is given, told by their names: sex, origin, religion, who somebody is and what somebody
/// suffers from. A column that hides the same under another name is not recognised.
/// </summary>
internal static class NeverLearned
{
    private static readonly FrozenSet<string> Names = new[]
    {
        "kon", "sex", "gender", "genus", "juridisktkon", "kvinna", "man", "woman", "female", "male",
        "fodelseland", "countryofbirth", "birthcountry", "utrikesfodd", "inrikesfodd",
        "utlandsfodd", "foreignborn", "bornabroad", "foreign", "foreigner", "immigrant", "invandrare", "migrant",
        "ursprung", "origin", "ursprungsland", "countryoforigin", "harkomst", "etnicitet", "ethnicity", "etnisk",
        "ethnic", "ethnicgroup", "etniskgrupp", "race", "ras", "hudfarg", "black", "white", "nonwhite", "hispanic",
        "hisp", "nationalitet", "nationality", "medborgarskap", "citizenship", "citizen", "medborgare",
        "religion", "trosuppfattning", "faith",
        "namn", "name", "fornamn", "firstname", "efternamn", "surname", "lastname", "fullname",
        "personnummer", "personnr", "pnr", "samordningsnummer", "personalnumber", "personalidentitynumber", "ssn",
        "postnummer", "postnr", "postcode", "postalcode", "zip", "zipcode",
        "diagnos", "diagnoser", "diagnosis", "diagnoses", "fritext", "freetext",
    }.ToFrozenSet(StringComparer.Ordinal);

    // Words beside a name that change nothing of what it tells.
    private static readonly FrozenSet<string> Beside = new[]
    {
        "s", "is", "ar", "participant", "deltagare", "deltagarens", "person", "personens", "code", "kod", "group",
        "grupp",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>True when a name says so: case, accents, separators and words such as "code" do not count.</summary>
    public static bool Fits(string name)
    {
        var words = Words(name);
        return Names.Contains(string.Concat(words)) || Names.Contains(string.Concat(words.Except(Beside)));
    }

    // Words in small letters of a to z; a capital after a small letter begins one.
    private static string[] Words(string name)
    {
        var plain = new StringBuilder(name.Length);
        var last = ' ';
        foreach (var letter in name)
        {
            // Letters that were typed as two, such as o and a mark above it.
            if (CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark) continue;
            if (char.IsUpper(letter) && char.IsLower(last)) plain.Append(' ');
            plain.Append(char.IsLetterOrDigit(letter) ? Plain(char.ToLowerInvariant(letter)) : ' ');
            last = letter;
        }
        return plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    private static char Plain(char letter) => letter switch
    {
        'å' or 'ä' => 'a',
        'ö' or 'ø' => 'o',
        'é' => 'e',
        _ => letter,
    };
}
