using Matching.Grpc.Deadlines;

namespace Matching.Grpc.Client;

/// <summary>A caller's moment as a deadline.</summary>
internal static class ClientDeadline
{
    /// <summary>The deadline at a moment in UTC; null for none or the end of the calendar.</summary>
    public static Deadline? Of(DateTime? moment, TimeProvider clock)
    {
        if (moment is null || moment == DateTime.MaxValue)
            return null;
        if (moment.Value.Kind != DateTimeKind.Utc)
            throw new ArgumentException($"Deadline has kind {moment.Value.Kind}, expected Utc. "
                + "Maybe use ToUniversalTime().", nameof(moment));
        return new Deadline(clock, moment.Value - clock.GetUtcNow().UtcDateTime);
    }
}
