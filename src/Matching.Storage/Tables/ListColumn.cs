using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Matching.Core.Participants;
using Matching.Core.Slots;
using Matching.Core.Travel;
using Matching.Core.Words;

namespace Matching.Storage.Tables;

/// <summary>
/// A short list in one column, as a JSON array with the files' codes, such as
/// <c>[{"kind":"lifting_aid","arrange_days":14}]</c>. Unlike the files' own form with '|' between, it carries every
/// text that a noun may hold.
/// </summary>
internal static class ListColumn
{
    private const string Empty = "[]";

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        IgnoreReadOnlyProperties = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters =
        {
            new CodeConverter<AdaptationKind>(Adaptations.Words),
            new CodeConverter<ClearanceKind>(ClearanceWords.Kinds),
            new CodeConverter<LanguageLevel>(LanguageWords.Levels),
            new CodeConverter<PreferenceTarget>(PreferenceWords.Targets),
            new CodeConverter<TravelMode>(TravelWords.Modes),
        },
    };

    /// <summary>The column's text.</summary>
    public static string Of<T>(IReadOnlyList<T> elements) =>
        elements.Count == 0 ? Empty : JsonSerializer.Serialize(elements, Options);

    /// <summary>The elements of a column.</summary>
    /// <exception cref="JsonException">The text is no such list.</exception>
    public static IReadOnlyList<T> Read<T>(string text) =>
        text == Empty ? [] : JsonSerializer.Deserialize<IReadOnlyList<T>>(text, Options) ?? [];

    private sealed class CodeConverter<T>(Vocabulary<T> words) : JsonConverter<T> where T : struct, Enum
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            words.Read(reader.GetString() ?? "");

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WriteStringValue(words.Code(value));
    }
}
