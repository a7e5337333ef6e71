using System.Text.Json;
using Matching.Fit.Features;

namespace Matching.Fit.ModelFiles;

/// <summary>Reads what <see cref="ModelWriter"/> writes.</summary>
internal static class ModelReader
{
    internal static FitModelDraft Read(JsonElement model)
    {
        var version = Whole(model, "schema_version");
        if (version > ModelFile.SchemaVersion)
            throw new InvalidModelFileException(
                $"Model file has schema version {version}, expected at most {ModelFile.SchemaVersion}. Maybe a newer "
                + "version of the program wrote it.");
        if (version < 1) throw new FormatException();
        return new FitModelDraft
        {
            Name = Text(model, "name"),
            Stage = Words.Stage(Text(model, "stage")),
            Intercept = Whole(model, "intercept"),
            PriorIntercept = Whole(model, "prior_intercept"),
            StandardError = Whole(model, "standard_error"),
            Calibration = ReadCalibration(model.GetProperty("calibration")),
            Training = model.TryGetProperty("training", out var training) ? ReadTraining(training) : null,
            Features = [.. model.GetProperty("features").EnumerateArray().Select(ReadFeature)],
            Terms = [.. model.GetProperty("terms").EnumerateArray().Select(ReadTerm)],
            Bags = [.. model.GetProperty("bags").EnumerateArray().Select(ReadBag)],
        };
    }

    private static Calibration ReadCalibration(JsonElement json) => new()
    {
        Slope = Whole(json, "slope"),
        Shift = Whole(json, "shift"),
        Centre = Whole(json, "centre"),
        SlopeError = Whole(json, "slope_error"),
    };

    private static TrainingRecord ReadTraining(JsonElement json) => new()
    {
        LabelVersion = Text(json, "label_version"),
        From = json.TryGetProperty("from", out var from) ? Words.Day(from.GetString()) : null,
        To = json.TryGetProperty("to", out var to) ? Words.Day(to.GetString()) : null,
        Rows = json.GetProperty("rows").GetInt64(),
        Positives = json.GetProperty("positives").GetInt64(),
        Groups = json.GetProperty("groups").GetInt64(),
        Seed = json.GetProperty("seed").GetUInt64(),
        CodeVersion = Text(json, "code_version"),
        Metrics = json.GetProperty("metrics").EnumerateObject()
            .ToDictionary(m => m.Name, m => m.Value.GetDouble(), StringComparer.Ordinal),
    };

    private static ModelFeature ReadFeature(JsonElement json)
    {
        var name = Text(json, "name");
        if (json.TryGetProperty("levels", out var levels))
            return new CategoricalFeature(
                name, levels.EnumerateArray().Select(level => level.GetString() ?? throw new FormatException()));
        double[] edges = [.. json.GetProperty("edges").EnumerateArray().Select(edge => edge.GetDouble())];
        return new NumericFeature(name, edges, Words.Direction(Text(json, "direction")), Text(json, "unit"));
    }

    private static FitTerm ReadTerm(JsonElement json) => new(
        ReadAxis(json.GetProperty("first")),
        json.TryGetProperty("second", out var second) ? ReadAxis(second) : null,
        new TermCells(Numbers(json.GetProperty("points")))
        {
            Counts = json.TryGetProperty("counts", out var counts) ? Numbers(counts) : [],
            PriorPoints = json.TryGetProperty("prior_points", out var prior) ? Numbers(prior) : [],
            Errors = json.TryGetProperty("errors", out var errors) ? Numbers(errors) : [],
        });

    private static TermAxis ReadAxis(JsonElement json) => TermAxis.OfCells(
        Whole(json, "feature"), [.. json.GetProperty("cells").EnumerateArray().Select(cell => cell.GetByte())],
        Whole(json, "cell_count"));

    private static FitBag ReadBag(JsonElement json) =>
        new(Whole(json, "intercept"), [.. json.GetProperty("points").EnumerateArray().Select(Numbers)]);

    private static int[] Numbers(JsonElement json) => [.. json.EnumerateArray().Select(number => number.GetInt32())];

    private static int Whole(JsonElement json, string name) => json.GetProperty(name).GetInt32();

    private static string Text(JsonElement json, string name) =>
        json.GetProperty(name).GetString() ?? throw new FormatException();
}
