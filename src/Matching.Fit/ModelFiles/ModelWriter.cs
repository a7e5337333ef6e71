using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Matching.Fit.Features;

namespace Matching.Fit.ModelFiles;

/// <summary>Writes a model as canonical JSON.</summary>
internal static class ModelWriter
{
    internal static byte[] Write(FitModel model)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteNumber("schema_version", ModelFile.SchemaVersion);
            json.WriteString("name", model.Name);
            json.WriteString("stage", Words.Of(model.Stage));
            json.WriteNumber("intercept", model.Intercept);
            json.WriteNumber("prior_intercept", model.PriorIntercept);
            json.WriteNumber("standard_error", model.StandardError);
            WriteCalibration(json, model.Calibration);
            WriteTraining(json, model.Training);
            WriteAll(json, "features", model.Features, WriteFeature);
            WriteAll(json, "terms", model.Terms, WriteTerm);
            WriteAll(json, "bags", model.Bags, WriteBag);
            json.WriteEndObject();
        }
        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteCalibration(Utf8JsonWriter json, Calibration calibration)
    {
        json.WriteStartObject("calibration");
        json.WriteNumber("slope", calibration.Slope);
        json.WriteNumber("shift", calibration.Shift);
        json.WriteNumber("centre", calibration.Centre);
        json.WriteNumber("slope_error", calibration.SlopeError);
        json.WriteEndObject();
    }

    private static void WriteTraining(Utf8JsonWriter json, TrainingRecord? training)
    {
        if (training is null) return;
        json.WriteStartObject("training");
        json.WriteString("label_version", training.LabelVersion);
        if (training.From is { } from) json.WriteString("from", Words.Of(from));
        if (training.To is { } to) json.WriteString("to", Words.Of(to));
        json.WriteNumber("rows", training.Rows);
        json.WriteNumber("positives", training.Positives);
        json.WriteNumber("groups", training.Groups);
        json.WriteNumber("seed", training.Seed);
        json.WriteString("code_version", training.CodeVersion);
        json.WriteStartObject("metrics");
        foreach (var (name, value) in training.Metrics.OrderBy(m => m.Key, StringComparer.Ordinal))
            json.WriteNumber(name, Math.Round((decimal)value, 6));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteFeature(Utf8JsonWriter json, ModelFeature feature)
    {
        json.WriteStartObject();
        json.WriteString("name", feature.Name);
        if (feature is NumericFeature number)
        {
            json.WriteString("unit", number.Unit);
            json.WriteString("direction", Words.Of(number.Direction));
            json.WriteStartArray("edges");
            foreach (var edge in number.Edges) json.WriteNumberValue(edge);
        }
        else
        {
            json.WriteStartArray("levels");
            foreach (var level in ((CategoricalFeature)feature).Levels) json.WriteStringValue(level);
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteTerm(Utf8JsonWriter json, FitTerm term)
    {
        json.WriteStartObject();
        WriteAxis(json, "first", term.First);
        if (term.Second is { } second) WriteAxis(json, "second", second);
        WriteNumbers(json, "points", term.Points);
        if (!term.Counts.IsEmpty) WriteNumbers(json, "counts", term.Counts);
        if (!term.PriorPoints.IsEmpty) WriteNumbers(json, "prior_points", term.PriorPoints);
        if (!term.Errors.IsEmpty) WriteNumbers(json, "errors", term.Errors);
        json.WriteEndObject();
    }

    private static void WriteAxis(Utf8JsonWriter json, string name, TermAxis axis)
    {
        json.WriteStartObject(name);
        json.WriteNumber("feature", axis.Feature);
        json.WriteNumber("cell_count", axis.CellCount);
        json.WriteStartArray("cells");
        foreach (var cell in axis.Cells) json.WriteNumberValue(cell);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteBag(Utf8JsonWriter json, FitBag bag)
    {
        json.WriteStartObject();
        json.WriteNumber("intercept", bag.Intercept);
        json.WriteStartArray("points");
        foreach (var table in bag.Points)
        {
            json.WriteStartArray();
            foreach (var points in table) json.WriteNumberValue(points);
            json.WriteEndArray();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteNumbers(Utf8JsonWriter json, string name, ReadOnlySpan<int> numbers)
    {
        json.WriteStartArray(name);
        foreach (var number in numbers) json.WriteNumberValue(number);
        json.WriteEndArray();
    }

    private static void WriteAll<T>(
        Utf8JsonWriter json, string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items) write(json, item);
        json.WriteEndArray();
    }
}

/// <summary>The words of enumerations and dates in a model file.</summary>
internal static class Words
{
    internal static string Of(LearningStage stage) => stage switch
    {
        LearningStage.BaseRate => "base_rate",
        LearningStage.Intercept => "intercept",
        LearningStage.Corrections => "corrections",
        LearningStage.Full => "full",
        _ => "prior",
    };

    internal static LearningStage Stage(string? word) =>
        Enum.GetValues<LearningStage>().Cast<LearningStage?>().FirstOrDefault(stage => Of(stage!.Value) == word)
        ?? throw new FormatException();

    internal static string Of(Direction direction) => direction switch
    {
        Features.Direction.Rising => "rising",
        Features.Direction.Falling => "falling",
        _ => "any",
    };

    internal static Direction Direction(string? word) =>
        Enum.GetValues<Direction>().Cast<Direction?>().FirstOrDefault(d => Of(d!.Value) == word)
        ?? throw new FormatException();

    internal static string Of(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    internal static DateOnly Day(string? word) =>
        DateOnly.ParseExact(word ?? "", "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
