using Matching.Optimizer;
using Matching.Protocol.Problems;

namespace Matching.Protocol.Tests.Problems;

/// <summary>
/// Files with bytes changed, taken out and doubled at random: read, or refused with a reason, never a crash.
/// </summary>
public sealed class DamagedFilesTests : IDisposable
{
    private const int Files = 2_000;
    private readonly string _folder = Directory.CreateTempSubdirectory("matching-damaged-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("problem.json")]
    [InlineData("problem.binpb")]
    public void ReadProblem_OfADamagedFile_GivesAProblemOrNamesWhatIsWrong(string name)
    {
        string path = Path.Combine(_folder, name);
        ProblemFiles.Write(path, Draft());
        byte[] whole = File.ReadAllBytes(path);
        var random = new Random(7);
        (int read, int refused) = (0, 0);
        for (int n = 0; n < Files; n++)
        {
            File.WriteAllBytes(path, Damage(whole, random));
            try
            {
                Assert.True(ProblemFiles.ReadProblem(path).SessionCount is >= 1 and <= 64);
                read++;
            }
            catch (Exception known) when (known is ProblemFileException or InvalidProblemException)
            {
                Assert.NotEmpty(known.Message);
                refused++;
            }
        }

        Assert.InRange(read, 1, Files - 1);
        Assert.Equal(Files, read + refused);
    }

    private static byte[] Damage(byte[] whole, Random random)
    {
        List<byte> bytes = [.. whole];
        for (int change = random.Next(1, 4); change > 0; change--)
        {
            int at = random.Next(bytes.Count);
            switch (random.Next(4))
            {
                case 0: bytes[at] = (byte)random.Next(256); break;
                case 1: bytes[at] ^= (byte)(1 << random.Next(8)); break;
                case 2: bytes.RemoveRange(at, Math.Min(random.Next(1, 9), bytes.Count - at)); break;
                default: bytes.InsertRange(at, bytes.GetRange(at, Math.Min(8, bytes.Count - at))); break;
            }
        }

        return [.. bytes];
    }

    private static ProblemDraft Draft()
    {
        var draft = new ProblemDraft { SessionCount = 3 };
        draft.Supervisors.Add(new("h", 40));
        draft.Slots.Add(new("s0", [2, 0, 1], 2, [0]));
        draft.Slots.Add(new("s1", [3]));
        for (int i = 0; i < 6; i++)
        {
            draft.Participants.Add(new($"p{i}", 1, 7, -1_000 * i, i == 2 ? 1 : null));
            draft.Options.Add(i, 1, 123_456_789L * i, 3);
            if (i % 2 == 0) draft.Options.Add(i, 0, -5, 7);
        }

        draft.Conflicts.Add(new(0, 1));
        draft.Quotas.Add(new("q", 0, 4, [0, 2], [1, 3]));
        return draft;
    }
}
