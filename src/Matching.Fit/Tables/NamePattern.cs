namespace Matching.Fit.Tables;

/// <summary>Names of columns in which <c>*</c> stands for any characters, also none.</summary>
internal static class NamePattern
{
    /// <summary>True when the pattern fits the whole name; case counts.</summary>
    public static bool Fits(string pattern, string name)
    {
        var parts = pattern.Split('*');
        if (parts.Length == 1) return pattern == name;
        var (first, last) = (parts[0], parts[^1]);
        if (name.Length < first.Length + last.Length) return false;
        if (!name.StartsWith(first, StringComparison.Ordinal) || !name.EndsWith(last, StringComparison.Ordinal))
            return false;
        var middle = name.AsSpan(first.Length, name.Length - first.Length - last.Length);
        foreach (var part in parts.AsSpan(1, parts.Length - 2))
        {
            var found = middle.IndexOf(part, StringComparison.Ordinal);
            if (found < 0) return false;
            middle = middle[(found + part.Length)..];
        }
        return true;
    }
}
