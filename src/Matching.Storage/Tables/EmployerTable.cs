using Matching.Core.Employers;
using Matching.Core.Words;

namespace Matching.Storage.Tables;

internal sealed record EmployerRow : NounRow
{
    public string Name { get; init; } = "";

    public string Sector { get; init; } = "";
}

/// <summary>Employers.</summary>
internal sealed class EmployerTable() : NounTable<Employer, EmployerRow>(
    "employer",
    Phrase.Of($"Arbetsgivare", $"Employer"),
    new TableSql("employer", "name", "sector"))
{
    protected override EmployerRow RowOf(Employer noun) => new()
    {
        Municipality = noun.Municipality,
        Id = noun.Id,
        Name = noun.Name,
        Sector = Sectors.Words.Code(noun.Sector),
    };

    protected override Employer NounOf(EmployerRow row) => new(new EmployerDraft
    {
        Municipality = row.Municipality,
        Id = row.Id,
        Name = row.Name,
        Sector = Sectors.Words.Read(row.Sector),
    });
}
