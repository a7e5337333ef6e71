using System.Globalization;

namespace Matching.Grpc.Deadlines;

/// <summary>
/// The <c>grpc-timeout</c> header: one to eight digits and a unit, H M S m u n (grpc/grpc, PROTOCOL-HTTP2.md,
/// "Timeout").
/// </summary>
internal static class GrpcTimeout
{
    public const string HeaderName = "grpc-timeout";

    private const int MaxDigits = 8;
    private const long MaxValue = 99_999_999;

    private static readonly (char Unit, double Ticks)[] Units =
    [
        ('n', TimeSpan.TicksPerMicrosecond / 1000.0), ('u', TimeSpan.TicksPerMicrosecond),
        ('m', TimeSpan.TicksPerMillisecond), ('S', TimeSpan.TicksPerSecond),
        ('M', TimeSpan.TicksPerMinute), ('H', TimeSpan.TicksPerHour),
    ];

    /// <summary>
    /// Reads the header. False for anything but a positive value with a known unit; such a header is ignored.
    /// </summary>
    public static bool TryParse(string text, out TimeSpan timeout)
    {
        timeout = default;
        if (text.Length is < 2 or > MaxDigits + 1)
            return false;
        var digits = text.AsSpan(0, text.Length - 1);
        if (!long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var value))
            return false;
        foreach (var (unit, ticks) in Units)
            if (unit == text[^1])
                timeout = TimeSpan.FromTicks((long)Math.Ceiling(value * ticks));
        return timeout > TimeSpan.Zero;
    }

    /// <summary>Writes a header: the finest unit that eight digits can hold, rounded up; at least 1n.</summary>
    public static string Format(TimeSpan timeout)
    {
        foreach (var (unit, ticks) in Units)
        {
            var value = (long)Math.Ceiling(Math.Max(timeout.Ticks, 0) / ticks);
            if (value <= MaxValue)
                return string.Create(CultureInfo.InvariantCulture, $"{Math.Max(value, 1)}{unit}");
        }
        return string.Create(CultureInfo.InvariantCulture, $"{MaxValue}H");
    }
}
