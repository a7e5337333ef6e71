using System.Buffers;
using System.Text;

namespace Matching.Intake.Reading;

/// <summary>
/// How a file's bytes are text. A byte order mark decides (UTF-8, or UTF-16 as spreadsheets save "Unicode text");
/// without one, bytes that are valid UTF-8 to the end are UTF-8 and all others Windows-1252. Nothing is guessed from
/// the language: every byte is looked at once, in constant memory.
/// </summary>
/// <param name="Encoding">Reads and writes the text; writes a byte order mark where the file had one.</param>
/// <param name="Name">For reports: <c>utf-8</c>, <c>utf-8-bom</c>, <c>utf-16</c> or <c>windows-1252</c>.</param>
/// <param name="EndsWithLineBreak">False when the last row may have been cut; not looked at in UTF-16.</param>
public sealed record FileText(Encoding Encoding, string Name, bool EndsWithLineBreak)
{
    /// <summary>Looks through the whole file.</summary>
    /// <exception cref="Matching.Core.Checks.InvalidInputException">The bytes are no text, or text in two encodings
    /// at once.</exception>
    internal static async Task<FileText> DetectAsync(SourceFile file, CancellationToken cancellationToken)
    {
        await using var stream = file.Open();
        var buffer = ArrayPool<byte>.Shared.Rent(ByteScan.PieceSize);
        try
        {
            var piece = buffer.AsMemory(0, ByteScan.PieceSize);
            var size = await stream.ReadAtLeastAsync(piece, 3, false, cancellationToken);
            if (Utf16(piece.Span[..size]) is { } utf16) return utf16;
            var marked = piece.Span[..size].StartsWith(Encoding.UTF8.Preamble);
            var scan = new ByteScan();
            for (; size > 0; size = await stream.ReadAsync(piece, cancellationToken))
                scan.Add(piece.Span[..size]);
            scan.End();
            return Decided(file, scan, marked);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static FileText? Utf16(ReadOnlySpan<byte> start) => start switch
    {
        [0xFF, 0xFE, ..] => new FileText(Encoding.Unicode, "utf-16", true),
        [0xFE, 0xFF, ..] => new FileText(Encoding.BigEndianUnicode, "utf-16", true),
        _ => null,
    };

    private static FileText Decided(SourceFile file, ByteScan scan, bool marked)
    {
        if (scan.HasZeros)
            throw FileProblem.Thrown(
                file,
                $"innehåller nollbytes, väntade text. Kanske är det ett kalkylark: spara det som CSV UTF-8.",
                $"holds zero bytes, expected text. Maybe it is a workbook: save it as CSV UTF-8.");
        if (scan.IsUtf8)
            return new FileText(new UTF8Encoding(marked), marked ? "utf-8-bom" : "utf-8", scan.EndsWithLineBreak);
        if (marked || scan.HasSwedishUtf8)
            throw FileProblem.Thrown(
                file,
                $"blandar UTF-8 med en annan teckenkodning, väntade en enda. Kanske är två filer hopklistrade: "
                    + $"spara om den som CSV UTF-8.",
                $"mixes UTF-8 with another encoding, expected a single one. Maybe two files were joined: save it "
                    + $"again as CSV UTF-8.");
        var windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
        return new FileText(windows1252, "windows-1252", scan.EndsWithLineBreak);
    }
}
