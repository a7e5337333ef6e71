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
        + "acted_at AS ActedAt, reason AS Reason FROM fit_activation WHERE municipality = @Municipality "
        + "ORDER BY number DESC";

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
        await transaction.QueryAsync<Activation>(Select, new { Municipality = municipality }, token);
}
