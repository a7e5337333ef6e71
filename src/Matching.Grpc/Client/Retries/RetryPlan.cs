using System.Collections.Frozen;
using System.Globalization;
using Grpc.Core;
using Grpc.Net.Client.Configuration;

namespace Matching.Grpc.Client.Retries;

/// <summary>A checked <see cref="RetryPolicy"/>.</summary>
internal sealed record RetryPlan(int MaxAttempts, TimeSpan InitialBackoff, TimeSpan MaxBackoff, double Multiplier,
    FrozenSet<StatusCode> Codes)
{
    /// <summary>Reads a policy; throws with everything that is wrong with it.</summary>
    public static RetryPlan Of(RetryPolicy policy, int? maxAttempts)
    {
        var wrong = new List<string>();
        Check(wrong, "MaxAttempts", policy.MaxAttempts, policy.MaxAttempts > 1, "2 or more");
        Check(wrong, "InitialBackoff", policy.InitialBackoff, policy.InitialBackoff > TimeSpan.Zero, "above zero");
        Check(wrong, "MaxBackoff", policy.MaxBackoff, policy.MaxBackoff > TimeSpan.Zero, "above zero");
        Check(wrong, "BackoffMultiplier", policy.BackoffMultiplier, policy.BackoffMultiplier > 0, "above zero");
        if (policy.RetryableStatusCodes.Count == 0)
            wrong.Add("RetryableStatusCodes is empty, expected at least one code. Maybe add UNAVAILABLE.");
        if (wrong.Count > 0)
            throw new InvalidOperationException($"RetryPolicy cannot be used. {string.Join(' ', wrong)}");
        return new RetryPlan(Math.Min(policy.MaxAttempts!.Value, maxAttempts ?? int.MaxValue),
            policy.InitialBackoff!.Value, policy.MaxBackoff!.Value, policy.BackoffMultiplier!.Value,
            policy.RetryableStatusCodes.ToFrozenSet());
    }

    /// <summary>The wait before retry number <paramref name="retry"/> (1 for the first), before jitter.</summary>
    public TimeSpan Backoff(int retry)
    {
        var seconds = InitialBackoff.TotalSeconds * Math.Pow(Multiplier, retry - 1);
        return seconds < MaxBackoff.TotalSeconds ? TimeSpan.FromSeconds(seconds) : MaxBackoff;
    }

    private static void Check<T>(List<string> wrong, string name, T? value, bool isFine, string expected)
        where T : struct, IFormattable
    {
        if (!isFine)
            wrong.Add($"{name} is {value?.ToString(null, CultureInfo.InvariantCulture) ?? "not set"}, "
                + $"expected {expected}.");
    }
}
