using Matching.Storage.Tables;

namespace Matching.Storage.Fitting;

/// <summary>Who made which model version count, and when; only ever added to.</summary>
internal static class ActivationTable
{
    private const string NextNumber =
        "SELECT COALESCE(MAX(number), 0) + 1 FROM fit_activation WHERE municipality = @Municipality";

    private const string Insert =
        "INSERT INTO fit_activation (municipality, number, version, acted_by, acted_at, reason) VALUES (@Municipality, "
        + "@Number, @Version, @ActedBy, @ActedAt, @Reason)";

    private const string Select =
        "SELECT municipality AS Municipality, number AS Number, version AS Version, acted_by AS ActedBy, "
        + "acted_at AS ActedAt, reason AS Reason FROM fit_activation ";

    private const string OfOne = Select + "WHERE municipality = @Municipality ORDER BY number DESC";

    private const string LastOfEach = Select
        + "WHERE number = (SELECT MAX(number) FROM fit_activation act WHERE act.municipality = "
        + "fit_activation.municipality) ";

    /// <summary>Adds an act under the next number.</summary>
    public static async Task<Activation> InsertAsync(
        StorageTransaction transaction, Activation activation, CancellationToken token)
    {
        await MunicipalityTable.EnsureAsync(transaction, [activation.Municipality], token);
        var number = await transaction.QueryAsync<int>(NextNumber, new { activation.Municipality }, token);
        var row = activation with { Number = number[0] };
        await transaction.ExecuteAsync(Insert, row, token);
        return row;
    }

    /// <summary>A municipality's acts, the newest first.</summary>
    public static async Task<IReadOnlyList<Activation>> OfAsync(
        StorageTransaction transaction, string municipality, CancellationToken token) =>
        await transaction.QueryAsync<Activation>(OfOne, new { Municipality = municipality }, token);

    /// <summary>The last act of each registry of an area, the newest first, of one moment the lower code.</summary>
    public static async Task<IReadOnlyList<Activation>> LastOfEachAsync(
        StorageTransaction transaction, IReadOnlyCollection<string>? area, CancellationToken token) =>
        await transaction.QueryAsync<Activation>(
            LastOfEach + (area is null ? "" : "AND municipality IN @Area ") + "ORDER BY acted_at DESC, municipality",
            new { Area = area }, token);
}
