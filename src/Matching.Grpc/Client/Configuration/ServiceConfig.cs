using Grpc.Core;

namespace Grpc.Net.Client.Configuration;

/// <summary>How a channel's calls behave, by method (grpc/grpc, doc/service_config.md).</summary>
public sealed class ServiceConfig
{
    /// <summary>What is said of single methods, of services, or of all methods.</summary>
    public IList<MethodConfig> MethodConfigs { get; } = [];

    /// <summary>When the channel stops retrying because too much fails. Default null: never.</summary>
    public RetryThrottlingPolicy? RetryThrottling { get; set; }
}

/// <summary>How the calls of some methods behave.</summary>
public sealed class MethodConfig
{
    /// <summary>Whose calls; a method's own entry counts before its service's, and that before the default.</summary>
    public IList<MethodName> Names { get; } = [];

    /// <summary>How failed calls are tried again. Default null: not at all.</summary>
    public RetryPolicy? RetryPolicy { get; set; }
}

/// <summary>A method, all methods of a service, or (both null) all methods.</summary>
public sealed class MethodName
{
    /// <summary>All methods of all services.</summary>
    public static readonly MethodName Default = new();

    /// <summary>The service with its package; null or empty for all.</summary>
    public string? Service { get; set; }

    /// <summary>The method; null or empty for all of the service.</summary>
    public string? Method { get; set; }
}

/// <summary>
/// How often and when a failed call is tried again (gRFC A6). The wait before retry n is
/// min(initial × multiplierⁿ⁻¹, max), times a factor drawn from [0.8, 1.2).
/// </summary>
public sealed class RetryPolicy
{
    /// <summary>Attempts including the first, 2 or more. The channel's MaxRetryAttempts caps it.</summary>
    public int? MaxAttempts { get; set; }

    /// <summary>The wait before the first retry, above zero.</summary>
    public TimeSpan? InitialBackoff { get; set; }

    /// <summary>The longest wait, above zero.</summary>
    public TimeSpan? MaxBackoff { get; set; }

    /// <summary>What the wait is multiplied by after each retry, above zero.</summary>
    public double? BackoffMultiplier { get; set; }

    /// <summary>The codes that are worth a retry, at least one; usually UNAVAILABLE alone.</summary>
    public IList<StatusCode> RetryableStatusCodes { get; } = [];
}

/// <summary>
/// Tokens of a channel: a failure that is worth a retry takes one, a success gives <see cref="TokenRatio"/> back, and
/// calls are tried again only while more than half are left.
/// </summary>
public sealed class RetryThrottlingPolicy
{
    /// <summary>How many tokens there are at first and at most, 1 to 1000.</summary>
    public int? MaxTokens { get; set; }

    /// <summary>What a success gives back, above zero.</summary>
    public double? TokenRatio { get; set; }
}
