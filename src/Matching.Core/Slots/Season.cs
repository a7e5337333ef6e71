using System.Globalization;

namespace Matching.Core.Slots;

/// <summary>A part of the year, both days included, that does not cross New Year.</summary>
/// <param name="FromMonth">Month of the first day, 1 to 12.</param>
/// <param name="FromDay">First day of the season in its month.</param>
/// <param name="ToMonth">Month of the last day, 1 to 12.</param>
/// <param name="ToDay">Last day of the season in its month.</param>
public readonly record struct Season(int FromMonth, int FromDay, int ToMonth, int ToDay)
{
    /// <summary>The longest bathing season: 21 June to 20 August.</summary>
    public static readonly Season Bathing = new(6, 21, 8, 20);

    /// <summary>The form in files, <c>05-01..09-30</c>; <see cref="TryParse"/> reads it back.</summary>
    public override string ToString() => $"{FromMonth:00}-{FromDay:00}..{ToMonth:00}-{ToDay:00}";

    /// <summary>Reads <c>MM-dd..MM-dd</c>; whether the days exist is checked by the slot.</summary>
    public static bool TryParse(string text, out Season season)
    {
        season = default;
        var parts = text.Split(["..", "-", " "], StringSplitOptions.RemoveEmptyEntries);
        var numbers = new int[4];
        if (parts.Length != 4) return false;
        for (var i = 0; i < 4; i++)
            if (!int.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out numbers[i])) return false;
        season = new Season(numbers[0], numbers[1], numbers[2], numbers[3]);
        return true;
    }

    /// <summary>The season's next occurrence that ends on or after the day.</summary>
    public (DateOnly First, DateOnly Last) NextFrom(DateOnly day)
    {
        var last = new DateOnly(day.Year, ToMonth, ToDay);
        var year = last < day ? day.Year + 1 : day.Year;
        return (new DateOnly(year, FromMonth, FromDay), new DateOnly(year, ToMonth, ToDay));
    }
}
