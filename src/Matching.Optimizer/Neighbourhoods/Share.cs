namespace Matching.Optimizer.Neighbourhoods;

/// <summary>What one part of a plan may use of what is left over.</summary>
internal sealed class Share(Shares shares, int part)
{
    public long Support(int supervisor) => shares.Support(supervisor, part);

    /// <summary>How much weight a quota may gain.</summary>
    public long Above(int quota) => shares.Above(quota, part);

    /// <summary>How much weight a quota may lose.</summary>
    public long Below(int quota) => shares.Below(quota, part);
}
