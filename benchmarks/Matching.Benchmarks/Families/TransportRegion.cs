using Matching.Optimizer;

namespace Matching.Benchmarks.Families;

/// <summary>
/// A region where only seats bind: one session, everybody takes one seat, and there are 4 % more seats than people.
/// Options lie among the nearest slots; value falls with the distance and varies with interest.
/// </summary>
internal static class TransportRegion
{
    public static ProblemDraft Generate(RegionShape shape)
    {
        var random = new Random(shape.Seed);
        var ground = new RegionGround(shape, random);
        var draft = new ProblemDraft { SessionCount = 1 };
        for (int i = 0; i < shape.Participants; i++)
            draft.Participants.Add(new($"p{i}", 1, 1, -random.Next(300_000)));
        int[] seats = RegionGround.Seats(shape.Slots, 1.04 * shape.Participants, random);
        for (int j = 0; j < shape.Slots; j++) draft.Slots.Add(new($"s{j}", [seats[j]]));
        for (int i = 0; i < shape.Participants; i++)
        {
            foreach (int j in ground.Offered(i)) draft.Options.Add(i, j, ground.Value(i, j));
        }

        return draft;
    }
}
