using System.Buffers;

namespace Matching.Grpc.Framing;

/// <summary>Bytes that grow in a rented array, up to a limit. Disposing gives the array back.</summary>
internal sealed class PooledBuffer(int limit = int.MaxValue) : IBufferWriter<byte>, IDisposable
{
    private const int SmallestArray = 256;

    private byte[] _array = [];

    /// <summary>How many bytes are written.</summary>
    public int Length { get; private set; }

    /// <summary>The bytes written so far; not to be kept after <see cref="Dispose"/>.</summary>
    public Memory<byte> Written => _array.AsMemory(0, Length);

    public void Advance(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, _array.Length - Length);
        if (count > limit - Length)
            throw new BufferLimitException(limit);
        Length += count;
    }

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _array.AsMemory(Length);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _array.AsSpan(Length);
    }

    /// <summary>
    /// Copies everything a stream still has; stops with an exception at the first byte over the limit.
    /// </summary>
    public void ReadFrom(Stream stream)
    {
        int count;
        while (Length < limit && (count = stream.Read(GetSpan(1))) > 0)
            Advance(count);
        // A full buffer does not grow to see whether there is more.
        Span<byte> one = stackalloc byte[1];
        if (Length == limit && stream.Read(one) > 0)
            throw new BufferLimitException(limit);
    }

    public void Dispose()
    {
        if (_array.Length > 0)
            ArrayPool<byte>.Shared.Return(_array);
        _array = [];
        Length = 0;
    }

    private void Reserve(int sizeHint)
    {
        var needed = (long)Length + Math.Max(sizeHint, 1);
        if (needed <= _array.Length)
            return;
        var size = Math.Max(needed, Math.Max(SmallestArray, Math.Min(2L * _array.Length, Array.MaxLength)));
        if (size > Array.MaxLength)
            throw new BufferLimitException(Array.MaxLength);
        var larger = ArrayPool<byte>.Shared.Rent((int)size);
        _array.AsSpan(0, Length).CopyTo(larger);
        if (_array.Length > 0)
            ArrayPool<byte>.Shared.Return(_array);
        _array = larger;
    }
}

/// <summary>Says that a <see cref="PooledBuffer"/> would grow over its limit.</summary>
internal sealed class BufferLimitException(int limit) : Exception($"Buffer is full, expected at most {limit} bytes.")
{
    public int Limit { get; } = limit;
}
