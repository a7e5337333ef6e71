using Matching.Core.Municipalities;

namespace Matching.Storage.Tables;

internal sealed record MunicipalityRow
{
    public string Code { get; init; } = "";

    public string Name { get; init; } = "";
}

/// <summary>The municipalities that own a row; codes and names come from the register.</summary>
internal static class MunicipalityTable
{
    public const string Select = "SELECT code AS Code, name AS Name FROM municipality";

    private const string Insert =
        "INSERT INTO municipality (code, name) VALUES (@Code, @Name) ON CONFLICT (code) DO NOTHING";

    /// <summary>Stores those that are not there yet.</summary>
    public static Task EnsureAsync(
        StorageTransaction transaction, IEnumerable<string> codes, CancellationToken token) =>
        transaction.ExecuteAsync(Insert, codes.Distinct(StringComparer.Ordinal).Select(RowOf), token);

    public static Municipality Read(MunicipalityRow row) =>
        new(new MunicipalityDraft { Code = row.Code, Name = row.Name });

    private static MunicipalityRow RowOf(string code)
    {
        _ = MunicipalityRegister.TryFind(code, out var municipality);
        return new MunicipalityRow { Code = municipality.Code, Name = municipality.Name };
    }
}
