using System.Text.Json;
using System.Text.Json.Serialization;
using Matching.Core.Words;

namespace Matching.Core.Planning;

/// <summary>
/// A plan as one JSON document that keeps its words in both languages, so that a stored plan reads the same whatever
/// has changed since. Dates are ISO, half-days a bit mask, names of enum values in lower case.
/// </summary>
public static class PlanJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        IgnoreReadOnlyProperties = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new PhraseConverter(), new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Writes a plan.</summary>
    public static string Write(Plan plan) => JsonSerializer.Serialize(plan, Options);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="JsonException">The text is no plan.</exception>
    public static Plan Read(string text) =>
        JsonSerializer.Deserialize<Plan>(text, Options)
        ?? throw new JsonException("The text is null, expected a plan.");

    private sealed class PhraseConverter : JsonConverter<Phrase>
    {
        private sealed record Texts(string Sv, string En);

        public override Phrase Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var texts = JsonSerializer.Deserialize<Texts>(ref reader, options);
            return texts is null or { Sv.Length: 0, En.Length: 0 } ? Phrase.Empty : Phrase.OfTexts(texts.Sv, texts.En);
        }

        public override void Write(Utf8JsonWriter writer, Phrase value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(
                writer, new Texts(value.In(Language.Swedish), value.In(Language.English)), options);
    }
}
