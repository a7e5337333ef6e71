using Matching.Core.Fitting;
using Matching.Core.Snapshots;
using Matching.Storage;
using Matching.Storage.Fitting;

namespace Matching.Cli.Fitting;

/// <summary>The model version that counts in a planning area: that of its first municipality.</summary>
internal static class ActiveModel
{
    /// <summary>The municipality whose registry counts; plans are kept under it too.</summary>
    public static string RegistryOf(Snapshot snapshot) => snapshot.Municipalities[0].Code;

    /// <summary>The model that somebody activated; the rule-based prior where nobody did.</summary>
    public static async Task<PlacementModel> LoadAsync(
        MatchingDatabase database, Snapshot snapshot, CancellationToken cancellation)
    {
        if (snapshot.Municipalities.Count == 0) return PlacementModel.Prior;
        var acts = await database.ActivationsOfAsync(RegistryOf(snapshot), cancellation);
        return acts is [{ Version: { } version }, ..]
            ? await FindAsync(database, snapshot, version, cancellation)
            : PlacementModel.Prior;
    }

    /// <summary>The model of a version; the rule-based prior for an empty one.</summary>
    public static async Task<PlacementModel> FindAsync(
        MatchingDatabase database, Snapshot snapshot, string version, CancellationToken cancellation)
    {
        if (version.Length == 0) return PlacementModel.Prior;
        var stored = await database.FindModelAsync(RegistryOf(snapshot), version, cancellation)
            ?? throw new System.Diagnostics.UnreachableException($"Version '{version}' was kept and is gone.");
        return ModelFiles.Read(stored);
    }
}
