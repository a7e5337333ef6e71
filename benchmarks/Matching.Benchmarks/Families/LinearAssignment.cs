using Matching.Optimizer;

namespace Matching.Benchmarks.Families;

/// <summary>
/// Families of linear assignment instances, the last three hostile to algorithms that count on variety.
/// </summary>
public enum AssignmentFamily
{
    /// <summary>Costs independent, 1 to 1 000.</summary>
    Uniform,

    /// <summary>Costs 1 or 1 000, evenly.</summary>
    TwoCost,

    /// <summary>Rows and columns are points on a square; cost is their distance.</summary>
    Geometric,

    /// <summary>Every cost is 1.</summary>
    AllEqual,
}

/// <summary>Linear assignment, as many rows as columns, minimised.</summary>
internal static class LinearAssignment
{
    private const int Side = 1_000;

    public static ProblemDraft Generate(AssignmentFamily family, int size, int seed)
    {
        var random = new Random(seed);
        var places = new Place[2 * size];
        for (int n = 0; n < places.Length; n++) places[n] = new Place(random.Next(Side), random.Next(Side));
        var cost = new int[size, size];
        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j < size; j++)
            {
                cost[i, j] = family switch
                {
                    AssignmentFamily.Uniform => random.Next(1, 1_001),
                    AssignmentFamily.TwoCost => random.Next(2) == 0 ? 1 : 1_000,
                    AssignmentFamily.Geometric => (int)places[i].MetresTo(places[size + j]),
                    _ => 1,
                };
            }
        }

        return Minimised.Of(cost);
    }
}
