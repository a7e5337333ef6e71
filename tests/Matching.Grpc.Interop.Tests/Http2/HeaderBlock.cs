using System.Text;

namespace Matching.Grpc.Interop.Tests.Http2;

/// <summary>
/// Header fields as HPACK literals (RFC 7541): without Huffman codes and without a dynamic table, which the settings of
/// <see cref="RawConnection"/> switch off.
/// </summary>
internal static class HeaderBlock
{
    private const int SevenBits = 0x7F;
    private const int SixBits = 0x3F;
    private const int FiveBits = 0x1F;
    private const int FourBits = 0x0F;

    public static byte[] Encode(IEnumerable<(string Name, string Value)> fields)
    {
        var block = new MemoryStream();
        foreach (var (name, value) in fields)
        {
            block.WriteByte(0);
            WriteText(block, name);
            WriteText(block, value);
        }
        return block.ToArray();
    }

    public static List<(string Name, string Value)> Decode(ReadOnlySpan<byte> block)
    {
        var fields = new List<(string, string)>();
        while (block.Length > 0)
        {
            var first = block[0];
            if (first >= 0x80)
                fields.Add(StaticTable.Fields[ReadNumber(ref block, SevenBits) - 1]);
            else if (first is >= 0x20 and < 0x40)
                ReadNumber(ref block, FiveBits);
            else
                fields.Add(ReadLiteral(ref block, first >= 0x40 ? SixBits : FourBits));
        }
        return fields;
    }

    private static (string, string) ReadLiteral(ref ReadOnlySpan<byte> block, int mask)
    {
        var index = ReadNumber(ref block, mask);
        var name = index == 0 ? ReadText(ref block) : StaticTable.Fields[index - 1].Name;
        return (name, ReadText(ref block));
    }

    private static string ReadText(ref ReadOnlySpan<byte> block)
    {
        if (block[0] >= 0x80)
            throw new NotSupportedException("Header is in Huffman code, expected a literal: Kestrel sends no other.");
        var length = ReadNumber(ref block, SevenBits);
        var text = Encoding.Latin1.GetString(block[..length]);
        block = block[length..];
        return text;
    }

    private static void WriteText(MemoryStream block, string text)
    {
        WriteNumber(block, text.Length, SevenBits);
        block.Write(Encoding.Latin1.GetBytes(text));
    }

    // RFC 7541, section 5.1: what fits below the mask stands in the first byte, the rest in groups of seven bits.
    private static void WriteNumber(MemoryStream block, int number, int mask)
    {
        if (number < mask)
        {
            block.WriteByte((byte)number);
            return;
        }
        block.WriteByte((byte)mask);
        for (number -= mask; number > SevenBits; number >>= 7)
            block.WriteByte((byte)(0x80 | (number & SevenBits)));
        block.WriteByte((byte)number);
    }

    private static int ReadNumber(ref ReadOnlySpan<byte> block, int mask)
    {
        var number = block[0] & mask;
        block = block[1..];
        if (number < mask)
            return number;
        var shift = 0;
        while (true)
        {
            var next = block[0];
            block = block[1..];
            number += (next & SevenBits) << shift;
            shift += 7;
            if (next < 0x80)
                return number;
        }
    }
}
