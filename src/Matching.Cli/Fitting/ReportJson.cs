using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Matching.Cli.Fitting;

/// <summary>How reports of the <c>fit</c> commands are written: codes as names, numbers in full.</summary>
internal static class ReportJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        NumberHandling = JsonNumberHandling.Strict,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower), new FiniteNumber() },
    };

    /// <summary>A report as text.</summary>
    public static string Write<T>(T report) => JsonSerializer.Serialize(report, Options) + "\n";

    /// <summary>Reads a report back.</summary>
    /// <exception cref="FitFileException">The file is none.</exception>
    public static T Read<T>(string path, string kind) where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(FitFiles.ReadText(path), Options) ?? throw new JsonException();
        }
        catch (JsonException bad)
        {
            throw new FitFileException(
                $"File '{Path.GetFileName(path)}' is no report of {kind}, expected one. Maybe another file is meant.",
                bad);
        }
    }

    /// <summary>What is not a finite number is null: JSON knows no other.</summary>
    private sealed class FiniteNumber : JsonConverter<double>
    {
        public override bool HandleNull => true;

        public override double Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.Null ? double.NaN : reader.GetDouble();

        public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options)
        {
            if (double.IsFinite(value)) writer.WriteNumberValue(value);
            else writer.WriteNullValue();
        }
    }
}
