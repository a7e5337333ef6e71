using Matching.Core.Planning;

namespace Matching.Core.Tests.Planning;

public sealed class BestOptionsTests
{
    [Fact]
    public void Ranked_OfRandomValues_IsTheBestByValueThenSlot()
    {
        var random = new Random(1);
        var best = new BestOptions(7);
        for (var turn = 0; turn < 300; turn++)
        {
            var values = Enumerable.Range(0, random.Next(30)).Select(_ => (long)random.Next(6)).ToArray();
            int[] slots = [.. values.Select((_, i) => 3 * i)];
            best.Clear();
            for (var i = 0; i < values.Length; i++) best.Add(values[i], slots[i], i);
            Assert.Equal(
                Enumerable.Range(0, values.Length).OrderByDescending(i => values[i]).ThenBy(i => slots[i]).Take(7),
                best.Ranked());
        }
    }
}
