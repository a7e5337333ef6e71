using System.Text;
using Matching.Intake.Reading;

namespace Matching.Intake.Tests.Reading;

/// <summary>Runs alone: the managed heap is shared with every test that runs beside it.</summary>
[CollectionDefinition(nameof(LongFileTests), DisableParallelization = true)]
[Collection(nameof(LongFileTests))]
public sealed class LongFileTests
{
    private const int Rows = 200_000;
    private const long AllowedGrowth = 16 * 1024 * 1024;

    [Fact]
    public async Task Read_OfALongFile_NeedsConstantMemory()
    {
        var file = new SourceFile("lång.csv", Rows * 11L, () => new GeneratedFile(Rows));
        var survey = await Survey.OfAsync(file, new ReadSettings(), default);
        Assert.Equal(Rows, survey.RowCount);

        var (count, most, start) = (0L, 0L, GC.GetTotalMemory(forceFullCollection: true));
        await foreach (var row in RowReader.ReadAsync(survey, new FileLimits()))
        {
            Assert.Empty(row.Violations);
            if (++count % 50_000 == 0) most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - start);
        }
        Assert.Equal(Rows, count);
        Assert.InRange(most, long.MinValue, AllowedGrowth);
    }

    /// <summary>A file of supervisors that is made while it is read.</summary>
    private sealed class GeneratedFile(int rows) : Stream
    {
        private byte[] _piece = Encoding.UTF8.GetBytes("kommun;id;handledarkapacitet\n");
        private int _offset;
        private int _row;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get; set; }

        public override int Read(Span<byte> buffer)
        {
            if (_offset == _piece.Length)
            {
                if (_row == rows) return 0;
                var lines = Enumerable.Range(_row, 1_000).Select(row => $"2280;h{row:000000};{row % 1000}\n");
                (_piece, _offset, _row) = (Encoding.UTF8.GetBytes(string.Concat(lines)), 0, _row + 1_000);
            }
            var size = Math.Min(buffer.Length, _piece.Length - _offset);
            _piece.AsSpan(_offset, size).CopyTo(buffer);
            (_offset, Position) = (_offset + size, Position + size);
            return size;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult(Read(buffer.Span));

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
