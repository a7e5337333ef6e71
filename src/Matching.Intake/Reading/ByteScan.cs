using System.Text;

namespace Matching.Intake.Reading;

/// <summary>Looks at a file's bytes piece by piece: valid UTF-8 or not, and what tells other files apart.</summary>
internal sealed class ByteScan
{
    /// <summary>The largest piece, in bytes.</summary>
    public const int PieceSize = 64 * 1024;

    private readonly Decoder _decoder = new UTF8Encoding(false, throwOnInvalidBytes: true).GetDecoder();
    private readonly char[] _text = new char[PieceSize + 4];
    private byte _last;

    /// <summary>A zero byte occurs: the file is binary, or UTF-16 without a byte order mark.</summary>
    public bool HasZeros { get; private set; }

    /// <summary>
    /// The bytes of å, ä or ö in UTF-8 occur; read as Windows-1252 they would be an A with tilde and a sign.
    /// </summary>
    public bool HasSwedishUtf8 { get; private set; }

    /// <summary>Every byte so far is valid UTF-8.</summary>
    public bool IsUtf8 { get; private set; } = true;

    /// <summary>The last byte ends a line.</summary>
    public bool EndsWithLineBreak => _last is (byte)'\n' or (byte)'\r';

    /// <summary>Looks at the next piece, which is not empty.</summary>
    public void Add(ReadOnlySpan<byte> piece)
    {
        HasZeros |= piece.Contains((byte)0);
        NoticeSwedish(piece);
        Validate(piece, flush: false);
        _last = piece[^1];
    }

    /// <summary>Says that nothing follows: a character that is cut at the end is not valid.</summary>
    public void End() => Validate([], flush: true);

    private void Validate(ReadOnlySpan<byte> piece, bool flush)
    {
        if (!IsUtf8) return;
        try
        {
            _decoder.Convert(piece, _text, flush, out _, out _, out _);
        }
        catch (DecoderFallbackException)
        {
            IsUtf8 = false;
        }
    }

    private void NoticeSwedish(ReadOnlySpan<byte> piece)
    {
        var afterLead = _last == 0xC3;
        while (piece.Length > 0)
        {
            if (afterLead) HasSwedishUtf8 |= piece[0] is 0xA5 or 0xA4 or 0xB6 or 0x85 or 0x84 or 0x96;
            var lead = piece.IndexOf((byte)0xC3);
            afterLead = lead >= 0;
            piece = lead < 0 ? [] : piece[(lead + 1)..];
        }
    }
}
