using System.Runtime.CompilerServices;

namespace Matching.Optimizer;

/// <summary>
/// Hands out the solver's working columns and counts their bytes, so that a run can say what it took.
/// </summary>
internal sealed class WorkMemory
{
    /// <summary>Bytes of all columns handed out.</summary>
    public long Bytes { get; private set; }

    public T[] Take<T>(int length)
        where T : unmanaged
    {
        Bytes += (long)length * Unsafe.SizeOf<T>();
        return new T[length];
    }

    public T[] Take<T>(int length, T fill)
        where T : unmanaged
    {
        T[] column = Take<T>(length);
        Array.Fill(column, fill);
        return column;
    }
}
