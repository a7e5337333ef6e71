using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Matching.Fit.Scoring;

/// <summary>
/// The inner loop of scoring: adds, for every slot, the entry of a table that a byte points at. Whole numbers, so that
/// both ways give the same sums.
/// </summary>
internal static class TableSum
{
    /// <summary>Entries of a table: one for each value of a byte.</summary>
    internal const int Size = 256;

    private const int Lanes = 32;

    /// <summary>True where the wide kernel runs: 512-bit vectors with 16-bit permutations.</summary>
    internal static bool IsWide => Avx512BW.IsSupported;

    /// <summary>scores[j] += table[bins[j]]</summary>
    /// <param name="bins">One a slot.</param>
    /// <param name="table"><see cref="Size"/> entries.</param>
    /// <param name="used">Entries that bins can point at; up to 128 the wide kernel holds them in registers.</param>
    /// <param name="scores">One a slot.</param>
    internal static void Add(ReadOnlySpan<byte> bins, ReadOnlySpan<short> table, int used, Span<int> scores)
    {
        var done = IsWide && used <= 128 ? AddWide(bins, table, used, scores) : 0;
        AddPortable(bins[done..], table, scores[done..]);
    }

    /// <summary>The same on any machine.</summary>
    internal static void AddPortable(ReadOnlySpan<byte> bins, ReadOnlySpan<short> table, Span<int> scores)
    {
        // A byte points inside the table, and there are as many scores as bins: no check is needed in the loop.
        ArgumentOutOfRangeException.ThrowIfLessThan(table.Length, Size);
        ArgumentOutOfRangeException.ThrowIfLessThan(scores.Length, bins.Length);
        ref var bin = ref MemoryMarshal.GetReference(bins);
        ref var entry = ref MemoryMarshal.GetReference(table);
        ref var score = ref MemoryMarshal.GetReference(scores);
        for (var j = 0; j < bins.Length; j++)
            Unsafe.Add(ref score, j) += Unsafe.Add(ref entry, Unsafe.Add(ref bin, j));
    }

    /// <summary>Handles whole groups of 32 slots; returns how many slots.</summary>
    private static int AddWide(ReadOnlySpan<byte> bins, ReadOnlySpan<short> table, int used, Span<int> scores)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(table.Length, Size);
        ArgumentOutOfRangeException.ThrowIfLessThan(scores.Length, bins.Length);
        var (first, second) = (Vector512.Create(table), Vector512.Create(table[32..]));
        var (third, fourth) = (Vector512.Create(table[64..]), Vector512.Create(table[96..]));
        var end = bins.Length - bins.Length % Lanes;
        ref var bin = ref MemoryMarshal.GetReference(bins);
        ref var score = ref MemoryMarshal.GetReference(scores);
        for (var j = 0; j < end; j += Lanes)
        {
            var at = Avx512BW.ConvertToVector512Int16(Vector256.LoadUnsafe(ref bin, (nuint)j));
            var entries = Avx512BW.PermuteVar32x16x2(first, at, second);
            if (used > 64)
            {
                var upper = Avx512BW.PermuteVar32x16x2(third, at, fourth);
                var isUpper = Vector512.GreaterThan(at, Vector512.Create((short)63));
                entries = Vector512.ConditionalSelect(isUpper, upper, entries);
            }
            var (low, high) = Vector512.Widen(entries);
            (Vector512.LoadUnsafe(ref score, (nuint)j) + low).StoreUnsafe(ref score, (nuint)j);
            (Vector512.LoadUnsafe(ref score, (nuint)j + 16) + high).StoreUnsafe(ref score, (nuint)j + 16);
        }
        return end;
    }
}
