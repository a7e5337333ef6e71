using System.Globalization;
using System.Text.Json;
using Matching.Core;
using Matching.Core.Planning;
using Matching.Core.Words;
using Matching.Storage.Tables;

namespace Matching.Storage.Plans;

/// <summary>Plans and their placements; written once and never changed.</summary>
internal static class PlanTable
{
    private const string NextNumber =
        "SELECT COALESCE(MAX(number), 0) + 1 FROM plan WHERE municipality = @Municipality";

    private const string CountOfId = "SELECT COUNT(*) FROM plan WHERE municipality = @Municipality AND id = @Id";

    private const string Insert =
        "INSERT INTO plan (municipality, id, number, created_at, area, as_of, start_on, end_on, seed, model, options, "
        + "status, objective, bound, certified_bound, seconds, placed, unplaced, content, model_version, input_hash) "
        + "VALUES (@Municipality, @Id, @Number, @CreatedAt, @Area, @AsOf, @StartOn, @EndOn, @Seed, @Model, @Options, "
        + "@Status, @Objective, @Bound, @CertifiedBound, @Seconds, @Placed, @Unplaced, @Content, @ModelVersion, "
        + "@InputHash)";

    private const string InsertPlacement =
        "INSERT INTO plan_placement (municipality, plan, participant_municipality, participant, slot_municipality, "
        + "slot, kind, sessions, start_on, end_on, value) VALUES (@Municipality, @Plan, @ParticipantMunicipality, "
        + "@Participant, @SlotMunicipality, @Slot, @Kind, @Sessions, @StartOn, @EndOn, @Value)";

    private const string Select =
        "SELECT municipality AS Municipality, id AS Id, created_at AS CreatedAt, area AS Area, options AS Options, "
        + "content AS Content FROM plan WHERE municipality = @Municipality AND id = @Id";

    private const string SelectSummaries =
        "SELECT municipality AS Municipality, id AS Id, created_at AS CreatedAt, as_of AS AsOf, start_on AS StartOn, "
        + "end_on AS EndOn, status AS Status, objective AS Objective, bound AS Bound, certified_bound AS "
        + "CertifiedBound, seconds AS Seconds, placed AS Placed, unplaced AS Unplaced FROM plan "
        + "WHERE municipality = @Municipality ORDER BY number DESC";

    private static readonly JsonSerializerOptions OptionsForm = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    };

    /// <summary>Keeps a plan and gives its key.</summary>
    public static async Task<Key> InsertAsync(
        StorageTransaction transaction, NewPlan plan, DateTimeOffset createdAt, CancellationToken token)
    {
        var owner = new { plan.Municipality };
        var number = (await transaction.QueryAsync<int>(NextNumber, owner, token))[0];
        var id = plan.Id ?? await FreeIdAsync(transaction, plan.Municipality, number, token);
        if (await ExistsAsync(transaction, plan.Municipality, id, token)) ThrowExists(id);

        await MunicipalityTable.EnsureAsync(transaction, [plan.Municipality], token);
        var row = RowOf(plan) with { Id = id, Number = number, CreatedAt = createdAt };
        await transaction.ExecuteAsync(Insert, row, token);
        var placements = plan.Plan.Placements.Select(placement => PlacementRowOf(row, placement));
        await transaction.ExecuteAsync(InsertPlacement, placements, token);
        return new Key(plan.Municipality, id);
    }

    /// <summary>The plan with this key, or null.</summary>
    public static async Task<StoredPlan?> FindAsync(StorageTransaction transaction, Key key, CancellationToken token)
    {
        var rows = await transaction.QueryAsync<PlanRow>(Select, new { key.Municipality, key.Id }, token);
        return rows is [var row] ? Read(row) : null;
    }

    /// <summary>A municipality's plans, the newest first.</summary>
    public static async Task<IReadOnlyList<PlanSummary>> OfAsync(
        StorageTransaction transaction, string municipality, CancellationToken token) =>
        await transaction.QueryAsync<PlanSummary>(SelectSummaries, new { Municipality = municipality }, token);

    private static async Task<string> FreeIdAsync(
        StorageTransaction transaction, string municipality, int number, CancellationToken token)
    {
        while (true)
        {
            var id = number.ToString(CultureInfo.InvariantCulture);
            if (!await ExistsAsync(transaction, municipality, id, token)) return id;
            number++;
        }
    }

    private static async Task<bool> ExistsAsync(
        StorageTransaction transaction, string municipality, string id, CancellationToken token) =>
        (await transaction.QueryAsync<int>(CountOfId, new { Municipality = municipality, Id = id }, token))[0] > 0;

    private static void ThrowExists(string id)
    {
        var check = NewPlan.CheckOf(id);
        check.Add(
            "id",
            $"finns redan, väntade ett nytt id. Kanske är det samma begäran en gång till.",
            $"is there already, expected a new id. Maybe it is the same request once more.");
        check.ThrowIfAny();
    }

    // The status is read back from the document, so that column and document cannot differ in how they spell it.
    private static PlanRow RowOf(NewPlan plan)
    {
        var content = PlanJson.Write(plan.Plan);
        using var document = JsonDocument.Parse(content);
        var certificate = plan.Plan.Certificate;
        return new PlanRow
        {
            Municipality = plan.Municipality,
            Area = ListColumn.Of(plan.Area),
            AsOf = plan.Plan.AsOf,
            StartOn = plan.Plan.StartOn,
            EndOn = plan.Plan.EndOn,
            Seed = plan.Plan.Seed.ToString(CultureInfo.InvariantCulture),
            Model = plan.Plan.Model,
            Options = JsonSerializer.Serialize(
                new PlanOptions(plan.Options.Weights, plan.Options.OptionsPerParticipant)
                {
                    Objective = FitObjectives.Words.Code(plan.Options.Objective),
                    FloorShare = plan.Options.FloorShare,
                },
                OptionsForm),
            Status = document.RootElement.GetProperty("certificate").GetProperty("status").GetString()!,
            Objective = certificate.Objective,
            Bound = certificate.Bound,
            CertifiedBound = certificate.CertifiedBound,
            Seconds = certificate.Seconds,
            Placed = plan.Plan.Placements.Count,
            Unplaced = plan.Plan.Unplaced.Count,
            Content = content,
            ModelVersion = plan.Plan.ModelVersion,
            InputHash = plan.Plan.InputHash,
        };
    }

    private static PlanPlacementRow PlacementRowOf(PlanRow plan, PlannedPlacement placement) => new()
    {
        Municipality = plan.Municipality,
        Plan = plan.Id,
        ParticipantMunicipality = placement.Participant.Municipality,
        Participant = placement.Participant.Id,
        SlotMunicipality = placement.Slot.Municipality,
        Slot = placement.Slot.Id,
        Kind = PlannedKinds.Words.Code(placement.Kind),
        Sessions = placement.Sessions.Bits,
        StartOn = placement.StartOn,
        EndOn = placement.EndOn,
        Value = placement.Value,
    };

    private static StoredPlan Read(PlanRow row)
    {
        try
        {
            var options = JsonSerializer.Deserialize<PlanOptions>(row.Options, OptionsForm)
                ?? throw new JsonException("The options are null, expected weights.");
            return new StoredPlan
            {
                Key = new Key(row.Municipality, row.Id),
                CreatedAt = row.CreatedAt,
                Area = ListColumn.Read<string>(row.Area),
                Weights = options.Weights,
                OptionsPerParticipant = options.OptionsPerParticipant,
                Objective = FitObjectives.Words.Read(options.Objective),
                FloorShare = options.FloorShare,
                Plan = PlanJson.Read(row.Content),
            };
        }
        catch (Exception cause) when (cause is JsonException or FormatException)
        {
            throw StorageException.DamagedRow("plan", new Key(row.Municipality, row.Id), cause);
        }
    }

    // Plans of earlier versions state no objective: theirs was the chance.
    private sealed record PlanOptions(ValueWeights Weights, int OptionsPerParticipant)
    {
        public string Objective { get; init; } = FitObjectives.Words.Code(FitObjective.Chance);

        public double FloorShare { get; init; } = new PlanningOptions().FloorShare;
    }
}
