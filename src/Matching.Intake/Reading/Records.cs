using CsvHelper;

namespace Matching.Intake.Reading;

/// <summary>
/// The records of a file one after the other, blank ones included. A record that is too long, and a quote that is
/// never closed, end the file with a problem, because what follows cannot be told apart from them.
/// </summary>
internal sealed class Records : IAsyncDisposable
{
    private readonly SourceFile _file;
    private readonly FileLimits _limits;
    private readonly Stream _stream;
    private readonly CsvReader _reader;
    private CsvMalformedReason? _malformed;

    public Records(SourceFile file, FileText text, char delimiter, FileLimits limits)
    {
        (_file, _limits, _stream) = (file, limits, file.Open());
        _reader = CsvReader.Create(_stream, new CsvReaderOptions
        {
            HasHeader = false,
            Separator = delimiter,
            Encoding = text.Encoding,
            TrimWhitespace = true,
            SkipEmptyLines = false,
            MaxRecordSize = limits.RowSize,
            OnMalformedRecord = record => _malformed = record.Reason,
        });
    }

    /// <summary>1-based number of the current record; the header and what stands above it are counted.</summary>
    public long Number => _reader.RowNumber;

    /// <summary>Bytes of the file that were read so far.</summary>
    public long Position => _stream.Position;

    /// <summary>Cells of the current record.</summary>
    public int Count => _reader.FieldCount;

    /// <summary>Text follows a closing quote in the current record, so that its cells cannot be trusted.</summary>
    public bool HasTextAfterQuote => _malformed == CsvMalformedReason.TextAfterClosingQuote;

    /// <summary>No cell of the current record holds anything.</summary>
    public bool IsBlank
    {
        get
        {
            for (var index = 0; index < _reader.FieldCount; index++)
                if (_reader.GetSpan(index).ContainsAnyExcept(" \t"u8)) return false;
            return true;
        }
    }

    /// <summary>Moves to the next record.</summary>
    public async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        _malformed = null;
        var number = _reader.RowNumber + 1;
        try
        {
            if (!await _reader.ReadAsync(cancellationToken)) return false;
        }
        catch (CsvFormatException)
        {
            throw TooLong(number);
        }
        if (_reader.RawRecord.Length > _limits.RowSize) throw TooLong(number);
        if (_malformed == CsvMalformedReason.UnterminatedQuote)
            throw FileProblem.Thrown(
                _file,
                $"har på filens rad {number} ett citattecken som aldrig stängs, väntade ett till. Kanske är filen "
                    + $"avbruten.",
                $"has a quote in the file's line {number} that is never closed, expected another. Maybe the file "
                    + $"was cut off.");
        return true;
    }

    /// <summary>The cells of the current record.</summary>
    public string[] Cells()
    {
        var cells = new string[_reader.FieldCount];
        for (var index = 0; index < cells.Length; index++) cells[index] = _reader.GetString(index);
        return cells;
    }

    public async ValueTask DisposeAsync()
    {
        await _reader.DisposeAsync();
        await _stream.DisposeAsync();
    }

    private Exception TooLong(long number) => FileProblem.Thrown(
        _file,
        $"har på filens rad {number} mer än {_limits.RowSize} byte, väntade en kortare rad. Kanske saknas ett "
            + $"citattecken eller en radbrytning.",
        $"has more than {_limits.RowSize} bytes in the file's line {number}, expected a shorter line. Maybe a quote "
            + $"or a line break is missing.");
}
