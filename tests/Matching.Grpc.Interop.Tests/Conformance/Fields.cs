using Google.Protobuf;
using Grpc.Core;
using Matching.Grpc.Interop.Tests.Conformance.Protos;

namespace Matching.Grpc.Interop.Tests.Conformance;

/// <summary>Metadata in scripts.</summary>
internal static class Fields
{
    public static Field Text(string name, string text) => new() { Name = name, Text = text };

    public static Field Binary(string name, params byte[] bytes) =>
        new() { Name = name, Bytes = ByteString.CopyFrom(bytes) };

    public static Field FromEntry(Metadata.Entry entry) =>
        entry.IsBinary ? Binary(entry.Key, entry.ValueBytes) : Text(entry.Key, entry.Value);

    public static Metadata.Entry ToEntry(Field field) => field.Name.EndsWith("-bin", StringComparison.Ordinal)
        ? new Metadata.Entry(field.Name, field.Bytes.ToByteArray())
        : new Metadata.Entry(field.Name, field.Text);

    public static Metadata ToMetadata(IEnumerable<Field> fields)
    {
        var metadata = new Metadata();
        foreach (var field in fields)
            metadata.Add(ToEntry(field));
        return metadata;
    }

    /// <summary>
    /// Every expected field is among the actual ones, with the same values in the same order. Values of one name may
    /// have been joined on their way (PROTOCOL-HTTP2.md, "Custom-Metadata"), and HttpClient does join those it sends.
    /// </summary>
    public static void Contained(IEnumerable<Field> expected, IEnumerable<Field> actual)
    {
        var sent = actual.ToLookup(field => field.Name, Value);
        foreach (var values in expected.GroupBy(field => field.Name, Value))
            Assert.Equal(string.Join(", ", values), string.Join(", ", sent[values.Key]));
    }

    private static string Value(Field field) => field.Text + field.Bytes.ToBase64();
}
