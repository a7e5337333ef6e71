namespace Matching.Optimizer;

/// <summary>
/// Hands out the solver's working columns and counts their bytes, so that a run can say what it took. A method per kind
/// of number: a generic one is not compiled ahead of time, and a short run would wait for each.
/// </summary>
internal sealed class WorkMemory
{
    /// <summary>Bytes of all columns handed out.</summary>
    public long Bytes { get; private set; }

    /// <summary>Counts what somebody makes when it is needed.</summary>
    public void Expect(long bytes) => Bytes += bytes;

    public int[] Ints(int length)
    {
        Bytes += (long)length * sizeof(int);
        return new int[length];
    }

    public int[] Ints(int length, int fill)
    {
        int[] column = Ints(length);
        Array.Fill(column, fill);
        return column;
    }

    public long[] Longs(int length)
    {
        Bytes += (long)length * sizeof(long);
        return new long[length];
    }

    public long[] Longs(int length, long fill)
    {
        long[] column = Longs(length);
        Array.Fill(column, fill);
        return column;
    }

    public ulong[] Masks(int length)
    {
        Bytes += (long)length * sizeof(ulong);
        return new ulong[length];
    }

    public double[] Doubles(int length)
    {
        Bytes += (long)length * sizeof(double);
        return new double[length];
    }

    public double[] Doubles(int length, double fill)
    {
        double[] column = Doubles(length);
        Array.Fill(column, fill);
        return column;
    }

    public bool[] Flags(int length)
    {
        Bytes += length;
        return new bool[length];
    }
}
