using System.Buffers;
using System.Text;

namespace Matching.Grpc.Statuses;

/// <summary>
/// <c>grpc-message</c> on the wire: UTF-8, where every byte outside 0x20–0x7E and the percent sign itself become % and
/// two hexadecimal digits (grpc/grpc, PROTOCOL-HTTP2.md, "Percent-Encoded").
/// </summary>
internal static class PercentEncoding
{
    private const string HexDigits = "0123456789ABCDEF";

    private static readonly SearchValues<char> Plain = SearchValues.Create(
        Enumerable.Range(0x20, 0x7F - 0x20).Select(code => (char)code).Where(letter => letter != '%').ToArray());

    /// <summary>Text to wire; a lone surrogate becomes U+FFFD.</summary>
    public static string Encode(string text)
    {
        if (!text.AsSpan().ContainsAnyExcept(Plain))
            return text;
        var encoded = new StringBuilder(text.Length + 32);
        foreach (var code in Encoding.UTF8.GetBytes(text))
        {
            if (Plain.Contains((char)code))
                encoded.Append((char)code);
            else
                encoded.Append('%').Append(HexDigits[code >> 4]).Append(HexDigits[code & 15]);
        }
        return encoded.ToString();
    }

    /// <summary>Wire to text; a percent sign without two digits behind it stands for itself.</summary>
    public static string Decode(string wire)
    {
        if (!wire.Contains('%', StringComparison.Ordinal))
            return wire;
        var bytes = Encoding.UTF8.GetBytes(wire);
        var count = 0;
        for (var index = 0; index < bytes.Length; index++)
        {
            if (bytes[index] == '%' && index + 2 < bytes.Length
                && char.IsAsciiHexDigit((char)bytes[index + 1]) && char.IsAsciiHexDigit((char)bytes[index + 2]))
            {
                bytes[count++] = Convert.FromHexString([(char)bytes[index + 1], (char)bytes[index + 2]])[0];
                index += 2;
            }
            else
            {
                bytes[count++] = bytes[index];
            }
        }
        return Encoding.UTF8.GetString(bytes, 0, count);
    }
}
