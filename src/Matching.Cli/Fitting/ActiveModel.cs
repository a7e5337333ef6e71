using Matching.Core.Fitting;
using Matching.Core.Snapshots;
using Matching.Storage;

namespace Matching.Cli.Fitting;

/// <summary>The model version that counts in a planning area: that of its first municipality.</summary>
internal static class ActiveModel
{
    /// <summary>The municipality whose registry counts; plans are kept under it too.</summary>
    public static string RegistryOf(Snapshot snapshot) => snapshot.Municipalities[0].Code;

    /// <summary>The model that somebody activated; the rule-based prior where nobody did.</summary>
    public static async Task<PlacementModel> LoadAsync(
        MatchingDatabase database, Snapshot snapshot, CancellationToken cancellation) =>
        snapshot.Municipalities.Count == 0
            ? PlacementModel.Prior
            : await database.ActiveModelAsync(RegistryOf(snapshot), cancellation);
}
