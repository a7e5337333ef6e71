namespace Matching.Optimizer.Verification;

/// <summary>Where the audits write what they find.</summary>
internal sealed class Findings
{
    public List<FalseClaim> FalseClaims { get; } = [];

    public List<string> Unproved { get; } = [];

    public void False(string field, string message) => FalseClaims.Add(new FalseClaim(field, message));
}
