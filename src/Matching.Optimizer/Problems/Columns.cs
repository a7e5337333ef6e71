using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Matching.Optimizer;

/// <summary>
/// Immutable columns and the plain arrays behind them, without a copy. An immutable array is its one field; reading it
/// so needs no method of the runtime's, which each kind of number would have compiled at its first use.
/// </summary>
internal static class Columns
{
    public static ImmutableArray<long> NoLongs { get; } = Immutable(Array.Empty<long>());

    public static ImmutableArray<ulong> NoMasks { get; } = Immutable(Array.Empty<ulong>());

    /// <summary>The column's own array: to be read only.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T[] Plain<T>(ImmutableArray<T> column) => Unsafe.As<ImmutableArray<T>, T[]>(ref column);

    /// <summary>The array as a column: nobody may write to it from now on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ImmutableArray<T> Immutable<T>(T[] column) => Unsafe.As<T[], ImmutableArray<T>>(ref column);
}
