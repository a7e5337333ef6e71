using Matching.Core.Slots;
using Matching.Core.Words;

namespace Matching.Storage.Tables;

internal sealed record SupervisorRow : NounRow
{
    public int SupportCapacity { get; init; }
}

/// <summary>Supervisors.</summary>
internal sealed class SupervisorTable() : NounTable<Supervisor, SupervisorRow>(
    "supervisor",
    Phrase.Of($"Handledare", $"Supervisor"),
    new TableSql("supervisor", "support_capacity"))
{
    protected override SupervisorRow RowOf(Supervisor noun) => new()
    {
        Municipality = noun.Municipality,
        Id = noun.Id,
        SupportCapacity = noun.SupportCapacity,
    };

    protected override Supervisor NounOf(SupervisorRow row) => new(new SupervisorDraft
    {
        Municipality = row.Municipality,
        Id = row.Id,
        SupportCapacity = row.SupportCapacity,
    });
}
