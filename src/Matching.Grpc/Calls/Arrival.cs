namespace Matching.Grpc.Calls;

/// <summary>When the head of a request came, kept with the request.</summary>
/// <param name="Timestamp">Of the server's clock.</param>
internal sealed record Arrival(long Timestamp);
