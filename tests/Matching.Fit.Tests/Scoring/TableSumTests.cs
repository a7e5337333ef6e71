using Matching.Fit.Scoring;

namespace Matching.Fit.Tests.Scoring;

public sealed class TableSumTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(32)]
    [InlineData(33)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(128)]
    [InlineData(129)]
    [InlineData(256)]
    public void Add_OfAnyTable_IsWhatThePortableLoopSays(int used)
    {
        var random = new Random(used);
        var table = new short[TableSum.Size];
        for (var entry = 0; entry < used; entry++) table[entry] = (short)random.Next(-32_768, 32_768);
        for (var length = 0; length < 200; length++)
        {
            var bins = new byte[length];
            for (var j = 0; j < length; j++) bins[j] = (byte)random.Next(used);
            int[] portable = [.. Enumerable.Range(0, length).Select(_ => random.Next())];
            var (fast, plain) = ((int[])portable.Clone(), (int[])portable.Clone());
            TableSum.Add(bins, table, used, fast);
            TableSum.AddPortable(bins, table, portable);
            for (var j = 0; j < length; j++) plain[j] += table[bins[j]];
            Assert.Equal(plain, portable);
            Assert.Equal(plain, fast);
        }
    }
}
