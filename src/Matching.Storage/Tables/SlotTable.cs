using Matching.Core;
using Matching.Core.Participants;
using Matching.Core.Slots;
using Matching.Core.Words;

namespace Matching.Storage.Tables;

/// <summary>Slots and activities, each with its site and its supervisors.</summary>
internal sealed class SlotTable() : NounTable<Slot, SlotRow>(
    "slot",
    Phrase.Of($"Plats", $"Slot"),
    new TableSql(
        "slot", "site", "title", "activity", "stage", "field", "form", "start_on", "end_on", "season",
        "open_sessions", "session_capacity", "minimum_crew", "physical_demand", "social_demand", "cognitive_demand",
        "tasks", "adaptations", "driving_licence_required", "shared"))
{
    private const string SelectSupervisors =
        "SELECT municipality AS Municipality, slot AS Slot, supervisor AS Supervisor, position AS Position "
        + "FROM slot_supervisor WHERE municipality = @Municipality";

    private const string DeleteSupervisors =
        "DELETE FROM slot_supervisor WHERE municipality = @Municipality AND slot = @Id";

    private const string InsertSupervisor =
        "INSERT INTO slot_supervisor (municipality, slot, supervisor, position) "
        + "VALUES (@Municipality, @Slot, @Supervisor, @Position)";

    /// <summary>Keys of a slot's supervisors.</summary>
    public static IEnumerable<Key> SupervisorKeys(SlotRow slot) =>
        Ids(slot).Select(id => new Key(slot.Municipality, id));

    public override IEnumerable<Reference> References(INoun noun)
    {
        var slot = (Slot)noun;
        yield return new Reference("site", NounTables.Sites, new Key(slot.Municipality, slot.Site));
        foreach (var supervisor in slot.Supervisors)
            yield return new Reference(
                "supervisors", NounTables.Supervisors, new Key(slot.Municipality, supervisor));
    }

    public override async Task<List<SlotRow>> SelectAsync(
        StorageTransaction transaction, Condition condition, CancellationToken token)
    {
        var slots = await base.SelectAsync(transaction, condition, token);
        var supervisors = new List<SlotSupervisorRow>();
        foreach (var municipality in slots.Select(s => s.Municipality).Distinct(StringComparer.Ordinal))
            supervisors.AddRange(await transaction.QueryAsync<SlotSupervisorRow>(
                SelectSupervisors, new { Municipality = municipality }, token));
        return Supervised(slots, supervisors);
    }

    public override async Task WriteAsync(
        StorageTransaction transaction, IReadOnlyList<NounRow> rows, CancellationToken token)
    {
        await base.WriteAsync(transaction, rows, token);
        await transaction.ExecuteAsync(DeleteSupervisors, rows, token);
        await transaction.ExecuteAsync(InsertSupervisor, rows.SelectMany(row => SupervisorRows((SlotRow)row)), token);
    }

    protected override async Task<List<SlotRow>> FindRowsAsync(
        StorageTransaction transaction, object arguments, CancellationToken token) => Supervised(
            await base.FindRowsAsync(transaction, arguments, token),
            await transaction.QueryAsync<SlotSupervisorRow>($"{SelectSupervisors} AND slot IN @Ids", arguments, token));

    protected override SlotRow RowOf(Slot noun) => new()
    {
        Municipality = noun.Municipality,
        Id = noun.Id,
        Site = noun.Site,
        Title = noun.Title,
        Activity = Activities.Words.OptionalCode(noun.Activity),
        Stage = StageWords.Stages.Code(noun.Stage),
        Field = WorkFields.Words.Code(noun.Field),
        Form = PlacementForms.Words.Code(noun.Form),
        StartOn = noun.StartOn,
        EndOn = noun.EndOn,
        Season = noun.Season?.ToString(),
        OpenSessions = noun.OpenSessions.Bits,
        SessionCapacity = ListColumn.Of(noun.SessionCapacity),
        MinimumCrew = noun.MinimumCrew,
        PhysicalDemand = noun.Demands.Physical,
        SocialDemand = noun.Demands.Social,
        CognitiveDemand = noun.Demands.Cognitive,
        Tasks = ListColumn.Of(noun.Tasks),
        Adaptations = ListColumn.Of(noun.Adaptations),
        DrivingLicenceRequired = noun.DrivingLicenceRequired,
        Shared = noun.Shared,
        Supervisors = string.Join(' ', noun.Supervisors),
    };

    protected override Slot NounOf(SlotRow row) => new(new SlotDraft
    {
        Municipality = row.Municipality,
        Id = row.Id,
        Site = row.Site,
        Title = row.Title,
        Activity = Activities.Words.ReadOptional(row.Activity),
        Stage = StageWords.Stages.Read(row.Stage),
        Field = WorkFields.Words.Read(row.Field),
        Form = PlacementForms.Words.Read(row.Form),
        StartOn = row.StartOn,
        EndOn = row.EndOn,
        Season = SeasonOf(row.Season),
        OpenSessions = new SessionMask((ushort)row.OpenSessions),
        SessionCapacity = ListColumn.Read<int>(row.SessionCapacity),
        MinimumCrew = row.MinimumCrew,
        Demands = new Levels(row.PhysicalDemand, row.SocialDemand, row.CognitiveDemand),
        Tasks = ListColumn.Read<SlotTask>(row.Tasks),
        Adaptations = ListColumn.Read<Adaptation>(row.Adaptations),
        DrivingLicenceRequired = row.DrivingLicenceRequired,
        Shared = row.Shared,
        Supervisors = Ids(row),
    });

    private static Season? SeasonOf(string? text)
    {
        if (text is null) return null;
        return Season.TryParse(text, out var season)
            ? season
            : throw new FormatException($"Season '{text}' cannot be read, expected the form 05-01..09-30.");
    }

    private static List<SlotRow> Supervised(List<SlotRow> slots, IEnumerable<SlotSupervisorRow> supervisors)
    {
        var supervisorsBySlot = supervisors.ToLookup(row => new Key(row.Municipality, row.Slot));
        return slots.ConvertAll(slot => slot with
        {
            Supervisors = string.Join(
                ' ', supervisorsBySlot[slot.Key].OrderBy(row => row.Position).Select(row => row.Supervisor)),
        });
    }

    private static string[] Ids(SlotRow slot) => slot.Supervisors.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static IEnumerable<SlotSupervisorRow> SupervisorRows(SlotRow slot) =>
        Ids(slot).Select((id, position) => new SlotSupervisorRow
        {
            Municipality = slot.Municipality,
            Slot = slot.Id,
            Supervisor = id,
            Position = position,
        });
}
