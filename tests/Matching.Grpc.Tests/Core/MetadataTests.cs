using Grpc.Core;

namespace Matching.Grpc.Tests.Core;

public sealed class MetadataTests
{
    [Fact]
    public void Add_OfTextAndBytes_IsFoundWithoutCaseAndTheLastCounts()
    {
        var metadata = new Metadata { { "X-Text", "one" }, { "x-text", "two" }, { "x-raw-bin", [1, 2] } };
        Assert.Equal("x-text", metadata[0].Key);
        Assert.Equal("two", metadata.GetValue("X-TEXT"));
        Assert.Equal(["one", "two"], metadata.GetAll("x-text").Select(entry => entry.Value));
        Assert.Equal([1, 2], metadata.GetValueBytes("x-raw-bin"));
        Assert.Null(metadata.Get("x-none"));
        Assert.Null(metadata.GetValue("x-none"));
        Assert.Null(metadata.GetValueBytes("x-none"));
    }

    [Trait("Official", "differs")]
    [Theory]
    [InlineData("x text")]
    [InlineData("å")]
    [InlineData("x:y")]
    [InlineData("x\n")]
    public void Entry_WithAKeyThatHttp2CannotCarry_IsRefused(string key)
    {
        var thrown = Assert.Throws<ArgumentException>(() => new Metadata.Entry(key, "value"));
        Assert.StartsWith(
            "Metadata key has a character that HTTP/2 does not carry, expected a-z, 0-9, '_', '-' and '.'.",
            thrown.Message, StringComparison.Ordinal);
    }

    [Trait("Official", "differs")]
    [Fact]
    public void Entry_WithTextUnderABinaryKey_IsRefused()
    {
        var thrown = Assert.Throws<ArgumentException>(() => new Metadata.Entry("x-bin", "secret"));
        Assert.StartsWith("Metadata key 'x-bin' has text as its value, expected bytes. Maybe drop '-bin' from the key.",
            thrown.Message, StringComparison.Ordinal);
    }

    [Trait("Official", "differs")]
    [Fact]
    public void Entry_WithBytesUnderATextKey_IsRefused()
    {
        var thrown = Assert.Throws<ArgumentException>(() => new Metadata.Entry("x", [1]));
        Assert.StartsWith("Metadata key 'x' has bytes as its value, expected a key ending in '-bin'.",
            thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Entry_WithBytes_CopiesThemBothWays()
    {
        byte[] bytes = [1, 2];
        var entry = new Metadata.Entry("x-bin", bytes);
        bytes[0] = 9;
        entry.ValueBytes[1] = 9;
        Assert.Equal([1, 2], entry.ValueBytes);
        Assert.True(entry.IsBinary);
        Assert.Throws<InvalidOperationException>(() => entry.Value);
    }

    [Trait("Official", "differs")]
    [Fact]
    public void ToString_OfAnEntryWithBytes_ShowsTheirCountOnly() =>
        Assert.Equal("[Entry: key=x-bin, valueBytes=2 bytes]", new Metadata.Entry("x-bin", [1, 2]).ToString());

    [Fact]
    public void ValueBytes_OfATextEntry_AreItsAscii() =>
        Assert.Equal("ab"u8.ToArray(), new Metadata.Entry("x", "ab").ValueBytes);

    [Trait("Official", "differs")]
    [Fact]
    public void Empty_WhenAddedTo_SaysThatItIsReadOnly()
    {
        var thrown = Assert.Throws<InvalidOperationException>(() => Metadata.Empty.Add("x", "1"));
        Assert.Equal("This metadata is read-only, expected a writable one. Maybe start from 'new Metadata()'.",
            thrown.Message);
        Assert.True(Metadata.Empty.IsReadOnly);
    }

    [Fact]
    public void List_Operations_KeepTheOrder()
    {
        var (a, b, c) = (new Metadata.Entry("a", "1"), new Metadata.Entry("b", "2"), new Metadata.Entry("c", "3"));
        var metadata = new Metadata { a, c };
        metadata.Insert(1, b);
        Assert.Equal([a, b, c], metadata);
        Assert.Equal(1, metadata.IndexOf(b));
        Assert.True(metadata.Remove(a));
        metadata.RemoveAt(0);
        metadata[0] = b;
        Assert.Equal([b], metadata);
        Assert.Contains(b, (ICollection<Metadata.Entry>)metadata);
        metadata.Clear();
        Assert.Empty(metadata);
    }
}
