namespace Matching.Optimizer.Tests.Verification;

/// <summary>Well-formed prices without any sense, so that nothing in a proof can lean on good ones.</summary>
internal static class RandomPrices
{
    public static Prices Weak(Problem problem, Random random) => new()
    {
        Scale = random.Next(1, 20),
        Session = [.. Column(random, problem.Slots.Capacity.Length)],
        Supervisor = [.. Column(random, problem.Supervisors.Count)],
        QuotaMinimum = [.. Column(random, problem.Quotas.Count)],
        QuotaMaximum = [.. Column(random, problem.Quotas.Count)],
    };

    public static Prices Strong(Problem problem, Random random) => Weak(problem, random) with
    {
        Participant = [.. problem.Participants.SessionsNeeded.Select(_ => (long)random.Next(-60, 60))],
        SupportGrain = [.. problem.Supervisors.SupportCapacity.Select(_ => (long)random.Next(4))],
        SeatSessions = [.. problem.Slots.OpenSessions.Select(open => open & (ulong)random.Next(8))],
    };

    private static IEnumerable<long> Column(Random random, int length) =>
        Enumerable.Range(0, length).Select(_ => (long)Math.Max(0, random.Next(-20, 40)));
}
