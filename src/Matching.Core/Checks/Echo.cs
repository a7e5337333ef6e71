namespace Matching.Core.Checks;

/// <summary>How a message repeats what somebody stated.</summary>
public static class Echo
{
    private const int LongestText = 80;

    /// <summary>
    /// In single quotes, shortened to 80 characters, control characters as '?', and '…' alone for what looks like a
    /// personal identity number.
    /// </summary>
    public static string Shown(this string value)
    {
        if (Check.LooksPersonal(value)) return "'…'";
        var shortened = value.Length <= LongestText ? value : value[..(LongestText - 3)] + "...";
        return $"'{string.Concat(shortened.Select(c => char.IsControl(c) ? '?' : c))}'";
    }
}
