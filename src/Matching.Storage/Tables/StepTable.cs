using Matching.Core;
using Matching.Core.Placements;

namespace Matching.Storage.Tables;

internal sealed record StepRow
{
    public string Municipality { get; init; } = "";

    public string Participant { get; init; } = "";

    public string Source { get; init; } = "";

    public DateOnly ObservedOn { get; init; }

    public string Kind { get; init; } = "";

    public int FromValue { get; init; }

    public int ToValue { get; init; }
}

/// <summary>Steps, numbered per participant in the order in which they were observed; never changed.</summary>
internal static class StepTable
{
    private const string Insert =
        "INSERT INTO step (municipality, participant, number, source, observed_on, kind, from_value, to_value) "
        + "SELECT @Municipality, @Participant, COALESCE(MAX(number), 0) + 1, @Source, @ObservedOn, @Kind, @FromValue, "
        + "@ToValue FROM step WHERE municipality = @Municipality AND participant = @Participant";

    private const string SelectAll =
        "SELECT municipality AS Municipality, participant AS Participant, source AS Source, "
        + "observed_on AS ObservedOn, kind AS Kind, from_value AS FromValue, to_value AS ToValue FROM step ";

    private const string Select =
        SelectAll + "WHERE municipality = @Municipality AND participant = @Id ORDER BY number";

    public static Task WriteAsync(
        StorageTransaction transaction, IEnumerable<Step> steps, string source, CancellationToken token) =>
        transaction.ExecuteAsync(Insert, steps.Select(step => RowOf(step, source)), token);

    /// <summary>A participant's steps in the order in which they were observed.</summary>
    public static async Task<IReadOnlyList<Step>> OfAsync(
        StorageTransaction transaction, Key participant, CancellationToken token)
    {
        var arguments = new { participant.Municipality, participant.Id };
        return (await transaction.QueryAsync<StepRow>(Select, arguments, token)).ConvertAll(StepOf);
    }

    /// <summary>Every participant's steps, those of one in the order in which they were observed.</summary>
    public static async Task<IReadOnlyList<Step>> AllAsync(StorageTransaction transaction, CancellationToken token) =>
        (await transaction.QueryAsync<StepRow>(
            SelectAll + "ORDER BY municipality, participant, number", null, token)).ConvertAll(StepOf);

    private static StepRow RowOf(Step step, string source) => new()
    {
        Municipality = step.Participant.Municipality,
        Participant = step.Participant.Id,
        Source = source,
        ObservedOn = step.ObservedOn,
        Kind = Steps.Words.Code(step.Kind),
        FromValue = step.From,
        ToValue = step.To,
    };

    private static Step StepOf(StepRow row) => new(
        new Key(row.Municipality, row.Participant),
        row.ObservedOn,
        Steps.Words.Read(row.Kind),
        row.FromValue,
        row.ToValue);
}
