namespace Matching.Testing;

/// <summary>Damages bytes as wires, disks and enemies do. The same random numbers give the same damage.</summary>
public static class Mutation
{
    private const int MostChanges = 4;

    private static readonly uint[] Lengths =
        [0, 1, 0x7F, 0x80, 0xFF, 0xFFFF, 0x3F_FFFF, 0x40_0001, 0x7FFF_FFFF, 0x8000_0000, 0xFFFF_FFFF];

    /// <summary>A copy with one to four changes.</summary>
    public static byte[] Of(byte[] original, Random random)
    {
        var bytes = original.ToList();
        for (var changes = random.Next(1, MostChanges + 1); changes > 0; changes--)
            Change(bytes, random);
        return [.. bytes];
    }

    /// <summary>The bytes cut into parts, none of them empty.</summary>
    public static IEnumerable<byte[]> Cut(byte[] bytes, Random random)
    {
        for (var start = 0; start < bytes.Length;)
        {
            var end = Math.Min(bytes.Length, start + 1 + random.Next(random.Next(2) == 0 ? 3 : bytes.Length));
            yield return bytes[start..end];
            start = end;
        }
    }

    private static void Change(List<byte> bytes, Random random)
    {
        var at = random.Next(bytes.Count + 1);
        var count = Math.Min(random.Next(1, 9), bytes.Count - at);
        switch (random.Next(7))
        {
            case 0 when count > 0:
                bytes[at] ^= (byte)(1 << random.Next(8));
                break;
            case 1 when count > 0:
                bytes[at] = (byte)random.Next(256);
                break;
            case 2:
                bytes.RemoveRange(at, count);
                break;
            case 3:
                bytes.InsertRange(at, Enumerable.Range(0, random.Next(1, 9)).Select(_ => (byte)random.Next(256)));
                break;
            case 4:
                bytes.InsertRange(at, bytes.GetRange(at, count));
                break;
            case 5:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            default:
                SetLength(bytes, at, Lengths[random.Next(Lengths.Length)]);
                break;
        }
    }

    // Lengths stand in four bytes, big-endian, more often than not.
    private static void SetLength(List<byte> bytes, int at, uint length)
    {
        for (var index = 0; index < 4 && at + index < bytes.Count; index++)
            bytes[at + index] = (byte)(length >> (24 - 8 * index));
    }
}
