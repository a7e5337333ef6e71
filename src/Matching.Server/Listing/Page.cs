using System.Globalization;
using Matching.Core.Checks;

namespace Matching.Server.Listing;

/// <summary>What every list shares: how many a page holds, and a number as the token of the next one.</summary>
internal static class Page
{
    private const int DefaultSize = 50;
    private const int MaximumSize = 1_000;

    /// <summary>How many are asked for, 1 to 1 000; what is wrong is added to the check.</summary>
    public static int ReadSize(Check check, int size)
    {
        check.Range("page_size", size, 0, MaximumSize);
        return size == 0 ? DefaultSize : size;
    }

    /// <summary>The number in a token, 0 or more; what is wrong is added to the check.</summary>
    /// <param name="check">Takes what is wrong.</param>
    /// <param name="token">The token; empty for the first page.</param>
    /// <param name="first">The number that an empty token stands for.</param>
    public static int ReadToken(Check check, string token, int first)
    {
        if (token.Length == 0) return first;
        if (int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return number;
        check.Add(
            "page_token",
            $"har en page_token av en annan form, väntade next_page_token från sidan före.",
            $"has a page_token of another form, expected next_page_token of the page before.");
        return first;
    }

    /// <summary>The token that holds a number.</summary>
    public static string Token(int number) => number.ToString(CultureInfo.InvariantCulture);
}
