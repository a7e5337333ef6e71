using System.Globalization;
using Grpc.Net.Client.Configuration;

namespace Matching.Grpc.Client.Retries;

/// <summary>The tokens of a <see cref="RetryThrottlingPolicy"/>. Thread-safe.</summary>
internal sealed class RetryThrottle
{
    private readonly Lock _gate = new();
    private readonly double _maxTokens;
    private readonly double _ratio;
    private double _tokens;

    public RetryThrottle(RetryThrottlingPolicy policy)
    {
        if (policy.MaxTokens is not (> 0 and <= 1000) || policy.TokenRatio is not > 0)
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture,
                $"RetryThrottling has MaxTokens {policy.MaxTokens} and TokenRatio {policy.TokenRatio}, expected 1 to ")
                + "1000 and above zero.");
        _tokens = _maxTokens = policy.MaxTokens.Value;
        _ratio = policy.TokenRatio.Value;
    }

    /// <summary>Whether calls may be tried again.</summary>
    public bool IsOpen
    {
        get
        {
            lock (_gate)
                return _tokens > _maxTokens / 2;
        }
    }

    /// <summary>A call got an answer that is not worth a retry.</summary>
    public void Succeeded()
    {
        lock (_gate)
            _tokens = Math.Min(_maxTokens, _tokens + _ratio);
    }

    /// <summary>A call failed with a code that is worth a retry, or was told not to come back.</summary>
    public void Failed()
    {
        lock (_gate)
            _tokens = Math.Max(0, _tokens - 1);
    }
}
