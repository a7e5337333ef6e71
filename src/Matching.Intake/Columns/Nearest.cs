namespace Matching.Intake.Columns;

/// <summary>Finds the word that somebody probably meant, for the "Maybe" of a message.</summary>
public static class Nearest
{
    /// <summary>
    /// The candidate whose <see cref="HeaderKey"/> has the least Levenshtein distance, at most a third of the length;
    /// the first of equals; null when none is near. O(candidates × length²).
    /// </summary>
    public static string? To(string text, IEnumerable<string> candidates)
    {
        var key = HeaderKey.Of(text);
        if (key.Length is < 3 or > 60) return null;
        var (best, least) = ((string?)null, Math.Max(1, key.Length / 3) + 1);
        foreach (var candidate in candidates)
        {
            var distance = Distance(key, HeaderKey.Of(candidate));
            if (distance < least) (best, least) = (candidate, distance);
        }
        return best;
    }

    /// <summary>
    /// True when the text differs in one letter or digit from a candidate of at least five, blanks and signs left
    /// out; shorter words are too close to names, and more letters could be a remark. O(candidates × length²).
    /// </summary>
    public static bool IsSlip(string text, IEnumerable<string> candidates)
    {
        var key = HeaderKey.Of(text);
        return candidates.Select(HeaderKey.Of).Any(word =>
            word.Length >= 5 && Math.Abs(word.Length - key.Length) <= 1 && Distance(key, word) <= 1);
    }

    private static int Distance(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var substituted = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substituted, 1 + Math.Min(row[j], row[j - 1]));
            }
        }
        return row[to.Length];
    }
}
