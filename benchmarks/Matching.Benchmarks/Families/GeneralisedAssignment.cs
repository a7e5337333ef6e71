using Matching.Optimizer;

namespace Matching.Benchmarks.Families;

/// <summary>Classes of generalised assignment instances, named as in the literature.</summary>
public enum GapClass
{
    /// <summary>Costs and weights independent.</summary>
    C,

    /// <summary>Costs fall as weights rise.</summary>
    D,

    /// <summary>Costs are nearly the inverse of exponential weights.</summary>
    E,
}

/// <summary>
/// Generalised assignment by the published formulas (C and D: Chu and Beasley 1997, section 4; E: Yagiura, Ibaraki and
/// Glover 2004, section 5). Every host can carry four fifths of its share of the weights. Minimised: values are
/// negative costs, and leaving a job out costs more than anything else can save.
/// </summary>
internal static class GeneralisedAssignment
{
    public static ProblemDraft Generate(GapClass kind, int hosts, int jobs, int seed)
    {
        var random = new Random(seed);
        var weight = new int[hosts, jobs];
        var cost = new int[hosts, jobs];
        var capacity = new int[hosts];
        for (int i = 0; i < hosts; i++)
        {
            long sum = 0;
            for (int j = 0; j < jobs; j++)
            {
                (weight[i, j], cost[i, j]) = Entry(kind, random);
                sum += weight[i, j];
            }

            capacity[i] = (int)(4 * sum / (5 * hosts));
        }

        return Minimised.Of(cost, (weight, capacity));
    }

    private static (int Weight, int Cost) Entry(GapClass kind, Random random)
    {
        if (kind == GapClass.C) return (random.Next(5, 26), random.Next(10, 51));
        if (kind == GapClass.D)
        {
            int weight = random.Next(1, 101);
            return (weight, 111 - weight + random.Next(-10, 11));
        }

        double exponential = 1 - 10 * Math.Log(1 - random.NextDouble());
        return ((int)Math.Round(exponential), (int)Math.Round(1000 / exponential - 10 * random.NextDouble()));
    }
}
