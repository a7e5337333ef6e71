using Matching.Core;
using Matching.Core.Checks;
using Matching.Core.Municipalities;
using Matching.Core.Snapshots;
using Matching.Core.Words;
using Matching.Storage.Tables;

namespace Matching.Storage.Snapshots;

/// <summary>
/// Reads a planning area in one pass per table. A placement that crosses the area's border brings its other end along:
/// a participant of the area at a neighbour's slot brings the slot, and a neighbour's participant who holds a slot of
/// the area (accepted or started) comes too, since the slot's capacity is taken.
/// </summary>
internal sealed class SnapshotReader(StorageTransaction transaction, CancellationToken token)
{
    private const string Agreed = "('accepted', 'started')";

    private const string AreaParticipants =
        "WHERE municipality IN @Area OR EXISTS (SELECT 1 FROM placement p WHERE p.municipality = "
        + "participant.municipality AND p.participant = participant.id AND p.slot_municipality IN @Area AND p.state IN "
        + Agreed + ")";

    private const string AreaSlots =
        "WHERE municipality IN @Area OR EXISTS (SELECT 1 FROM placement p WHERE p.slot_municipality = "
        + "slot.municipality AND p.slot = slot.id AND p.municipality IN @Area)";

    private const string AreaPlacements =
        "WHERE municipality IN @Area OR (slot_municipality IN @Area AND state IN " + Agreed + ")";

    /// <summary>The snapshot of these municipalities; null for all that the database has.</summary>
    /// <exception cref="InvalidInputException">The database does not have one of them.</exception>
    public async Task<Snapshot> ReadAsync(IReadOnlyCollection<string>? municipalities)
    {
        var stored = await transaction.QueryAsync<MunicipalityRow>(MunicipalityTable.Select, null, token);
        var area = stored.Where(m => municipalities?.Contains(m.Code, StringComparer.Ordinal) ?? true).ToList();
        if (municipalities is not null) CheckStored(municipalities, stored);
        Condition Within(string sql) =>
            municipalities is null ? default : new Condition(sql, new { Area = area.ConvertAll(m => m.Code) });

        var participants = await NounTables.Participants.SelectAsync(transaction, Within(AreaParticipants), token);
        var slots = await NounTables.Slots.SelectAsync(transaction, Within(AreaSlots), token);
        var placements = await NounTables.Placements.SelectAsync(transaction, Within(AreaPlacements), token);
        var (employers, sites, supervisors) = await BehindAsync(slots, area);
        return new Snapshot(new SnapshotRows
        {
            Municipalities = area.ConvertAll(MunicipalityTable.Read),
            Participants = participants.ConvertAll(NounTables.Participants.Read),
            Employers = employers.ConvertAll(NounTables.Employers.Read),
            Sites = sites.ConvertAll(NounTables.Sites.Read),
            Slots = slots.ConvertAll(NounTables.Slots.Read),
            Supervisors = supervisors.ConvertAll(NounTables.Supervisors.Read),
            Placements = placements.ConvertAll(NounTables.Placements.Read),
            Steps = await StepTable.AllAsync(transaction, token),
        });
    }

    /// <summary>What stands behind the slots: all of the area, and of its neighbours what a slot leads to.</summary>
    private async Task<(List<EmployerRow> Employers, List<SiteRow> Sites, List<SupervisorRow> Supervisors)> BehindAsync(
        List<SlotRow> slots, List<MunicipalityRow> area)
    {
        var own = area.Select(m => m.Code).ToHashSet(StringComparer.Ordinal);
        var codes = slots.Select(s => s.Municipality).Concat(own).Distinct(StringComparer.Ordinal).ToList();
        var condition = new Condition("WHERE municipality IN @Codes", new { Codes = codes });

        var siteKeys = slots.Select(s => new Key(s.Municipality, s.Site)).ToHashSet();
        var sites = await NounTables.Sites.SelectAsync(transaction, condition, token);
        sites.RemoveAll(s => !own.Contains(s.Municipality) && !siteKeys.Contains(s.Key));

        var employerKeys = sites.Select(s => new Key(s.Municipality, s.Employer)).ToHashSet();
        var employers = await NounTables.Employers.SelectAsync(transaction, condition, token);
        employers.RemoveAll(e => !own.Contains(e.Municipality) && !employerKeys.Contains(e.Key));

        var supervisorKeys = slots.SelectMany(SlotTable.SupervisorKeys).ToHashSet();
        var supervisors = await NounTables.Supervisors.SelectAsync(transaction, condition, token);
        supervisors.RemoveAll(s => !own.Contains(s.Municipality) && !supervisorKeys.Contains(s.Key));
        return (employers, sites, supervisors);
    }

    private static void CheckStored(IReadOnlyCollection<string> municipalities, List<MunicipalityRow> stored)
    {
        var check = new Check(Phrase.Of($"Planeringsområdet", $"Planning area"), "");
        var codes = stored.Select(m => m.Code).Order(StringComparer.Ordinal).ToList();
        foreach (var code in municipalities)
            check.That(
                codes.Contains(code, StringComparer.Ordinal), "municipality",
                $"har kommun '{code}', väntade en som har rader i databasen ({string.Join(", ", codes)}). Kanske är "
                    + $"inget inläst för den.",
                $"has municipality '{code}', expected one with rows in the database ({string.Join(", ", codes)}). "
                    + $"Maybe nothing was loaded for it.");
        check.ThrowIfAny();
    }
}
