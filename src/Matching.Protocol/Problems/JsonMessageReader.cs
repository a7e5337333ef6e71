using System.Globalization;
using System.Text;
using System.Text.Json;
using Google.Protobuf;
using Google.Protobuf.Collections;
using Google.Protobuf.Reflection;

namespace Matching.Protocol.Problems;

/// <summary>
/// Reads protobuf's JSON mapping into a message, for messages of numbers, strings, enums and further messages. It
/// differs from the library's reader in three ways that matter for files of millions of numbers: 64-bit integers are
/// exact also when written as JSON numbers, a mistake is answered with its line, position and field path, and repeated
/// numbers go straight into their columns. Names may be lowerCamelCase or as in the proto; integers may be numbers or
/// strings; null is an absent field; an unknown or repeated name is refused.
/// </summary>
internal ref struct JsonMessageReader
{
    private readonly ReadOnlySpan<byte> _json;
    private readonly List<string> _path = [];
    private Utf8JsonReader _reader;

    private JsonMessageReader(ReadOnlySpan<byte> json)
    {
        _json = json;
        _reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 16 });
    }

    /// <exception cref="ProblemFileException">The text is not the JSON of such a message; says where and what was
    /// expected.</exception>
    public static void Read(ReadOnlySpan<byte> json, IMessage message)
    {
        if (json.StartsWith("\uFEFF"u8)) json = json[3..];
        var reading = new JsonMessageReader(json);
        try
        {
            reading.Next();
            reading.ReadMessage(message);
            reading._reader.Read();
        }
        catch (JsonException broken)
        {
            throw new ProblemFileException(
                $"Line {broken.LineNumber + 1}, position {broken.BytePositionInLine + 1}: the text is no JSON."
                + " Maybe the file was cut short or a comma or quote is missing.",
                broken);
        }
        catch (InvalidOperationException broken) when (broken.InnerException is DecoderFallbackException)
        {
            throw new ProblemFileException(
                "A text of the file is not UTF-8, as JSON has to be. Maybe the file was written in another encoding.",
                broken);
        }
    }

    private void Next()
    {
        if (!_reader.Read()) throw Wrong("the end", "a value", "the file was cut short");
    }

    private void ReadMessage(IMessage message)
    {
        if (_reader.TokenType != JsonTokenType.StartObject)
            throw Wrong(Token(), "an object in braces", "a bracket was meant");
        var seen = new HashSet<int>();
        for (Next(); _reader.TokenType != JsonTokenType.EndObject; Next())
        {
            string name = Characters();
            FieldDescriptor? field = message.Descriptor.Fields.InFieldNumberOrder()
                .FirstOrDefault(f => f.JsonName == name || f.Name == name);
            _path.Add(field?.Name ?? name);
            if (field is null)
                throw Wrong("unknown", $"a field of {message.Descriptor.Name}", "it is misspelt or from later on");
            if (!seen.Add(field.FieldNumber))
                throw Wrong("given twice", "one value", "both spellings of the name are used");
            Next();
            if (_reader.TokenType != JsonTokenType.Null) ReadField(message, field);
            _path.RemoveAt(_path.Count - 1);
        }
    }

    private void ReadField(IMessage message, FieldDescriptor field)
    {
        if (field.IsRepeated) ReadArray(field.Accessor.GetValue(message), field);
        else if (field.FieldType == FieldType.Message) field.Accessor.SetValue(message, ReadNew(field));
        else field.Accessor.SetValue(message, ReadScalar(field));
    }

    private IMessage ReadNew(FieldDescriptor field)
    {
        IMessage message = field.MessageType.Parser.ParseFrom(ByteString.Empty);
        ReadMessage(message);
        return message;
    }

    private object ReadScalar(FieldDescriptor field) => field.FieldType switch
    {
        FieldType.Int32 => (int)ReadInteger(int.MinValue, int.MaxValue),
        FieldType.Int64 => (long)ReadInteger(long.MinValue, long.MaxValue),
        FieldType.UInt64 => (ulong)ReadInteger(0, ulong.MaxValue),
        FieldType.Double => ReadDouble(),
        FieldType.Bool => ReadBoolean(),
        FieldType.String => ReadText(),
        FieldType.Enum => ReadEnum(field.EnumType),
        _ => throw new System.Diagnostics.UnreachableException($"{field.FullName} has type {field.FieldType}."),
    };

    private void ReadArray(object column, FieldDescriptor field)
    {
        if (_reader.TokenType != JsonTokenType.StartArray)
            throw Wrong(Token(), "a list in brackets", "brackets are missing");
        _path.Add("");
        int index = 0;
        for (Next(); _reader.TokenType != JsonTokenType.EndArray; Next(), index++)
        {
            _path[^1] = $"[{index}]";
            AddElement(column, field);
        }

        _path.RemoveAt(_path.Count - 1);
    }

    private void AddElement(object column, FieldDescriptor field)
    {
        switch (column)
        {
            case RepeatedField<int> numbers:
                numbers.Add((int)ReadInteger(int.MinValue, int.MaxValue));
                break;
            case RepeatedField<long> numbers:
                numbers.Add((long)ReadInteger(long.MinValue, long.MaxValue));
                break;
            case RepeatedField<ulong> numbers:
                numbers.Add((ulong)ReadInteger(0, ulong.MaxValue));
                break;
            default:
                ((System.Collections.IList)column).Add(ReadNew(field));
                break;
        }
    }

    private Int128 ReadInteger(Int128 least, Int128 most)
    {
        long plain = 0;
        bool isPlain = _reader.TokenType == JsonTokenType.Number && _reader.TryGetInt64(out plain);
        if (isPlain && plain >= least && plain <= most) return plain;
        bool isText = _reader.TokenType is JsonTokenType.Number or JsonTokenType.String;
        string text = isText ? Encoding.UTF8.GetString(_reader.ValueSpan) : "";
        bool isInteger = decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number)
            && decimal.Truncate(number) == number && text.AsSpan().Trim().Length == text.Length;
        if (!isInteger || (Int128)number < least || (Int128)number > most)
            throw Wrong(Token(), $"an integer from {least} to {most}", "a number has decimals or a column is shifted");
        return (Int128)number;
    }

    private double ReadDouble()
    {
        string text = Encoding.UTF8.GetString(_reader.ValueSpan);
        bool isText = _reader.TokenType is JsonTokenType.Number or JsonTokenType.String;
        if (isText && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number))
            return number;
        throw Wrong(Token(), "a number", "a decimal comma was used");
    }

    private bool ReadBoolean() => _reader.TokenType switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        _ => throw Wrong(Token(), "true or false", "it stands in quotes"),
    };

    private string ReadText() => _reader.TokenType == JsonTokenType.String
        ? Characters()
        : throw Wrong(Token(), "a text in quotes", "the quotes are missing");

    /// <summary>The text at hand. Escapes can say half of a surrogate pair, which is no character.</summary>
    private readonly string Characters()
    {
        try
        {
            return _reader.GetString()!;
        }
        catch (InvalidOperationException broken) when (broken.InnerException is not DecoderFallbackException)
        {
            throw Wrong(Token(), "whole characters", "an escape such as \\ud83d lacks the one that follows it");
        }
    }

    private object ReadEnum(EnumDescriptor type)
    {
        EnumValueDescriptor? value = _reader.TokenType switch
        {
            JsonTokenType.String => type.FindValueByName(Characters()),
            JsonTokenType.Number when _reader.TryGetInt32(out int number) => type.FindValueByNumber(number),
            _ => null,
        };
        return value?.Number
            ?? throw Wrong(Token(), $"one of {string.Join(", ", type.Values.Select(v => v.Name))}", "it is misspelt");
    }

    /// <summary>The value at hand for a message: short, and a bracket stands for what it opens.</summary>
    private readonly string Token()
    {
        string text = Encoding.UTF8.GetString(_reader.ValueSpan[..Math.Min(_reader.ValueSpan.Length, 40)]);
        return _reader.TokenType == JsonTokenType.String ? $"\"{text}\"" : text;
    }

    private readonly ProblemFileException Wrong(string found, string expected, string advice)
    {
        int at = (int)Math.Min(_reader.TokenStartIndex, _json.Length);
        int line = _json[..at].Count((byte)'\n') + 1;
        int position = at - _json[..at].LastIndexOf((byte)'\n');
        string place = string.Join('.', _path).Replace(".[", "[", StringComparison.Ordinal);
        string subject = place.Length == 0 ? "the text" : place;
        return new ProblemFileException(
            $"Line {line}, position {position}: {subject} is {found}, expected {expected}. Maybe {advice}.");
    }
}
