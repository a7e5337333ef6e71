using Matching.Optimizer.Network;

namespace Matching.Optimizer.Tests.Network;

public sealed class RowHeapTests
{
    [Fact]
    public void Pop_AfterRandomLowering_GivesRowsByDistance()
    {
        var random = new Random(5);
        var heap = new RowHeap(50, new WorkMemory());
        for (int search = 0; search < 40; search++)
        {
            heap.Clear();
            var expected = new SortedDictionary<int, long>();
            for (int n = 0; n < 80; n++)
            {
                (int row, long distance) = (random.Next(50), random.Next(30));
                bool nearer = !expected.TryGetValue(row, out long before) || distance < before;
                Assert.Equal(nearer, heap.Lower(row, distance));
                if (nearer) expected[row] = distance;
            }

            List<long> popped = [];
            while (!heap.IsEmpty) popped.Add(heap.Distance[heap.Pop()]);
            Assert.Equal(expected.Values.Order(), popped);
        }
    }
}
