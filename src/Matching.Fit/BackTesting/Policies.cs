namespace Matching.Fit.BackTesting;

/// <summary>The policies that every back-test has, and how others are made.</summary>
public static class Policies
{
    /// <summary>The same action for everybody.</summary>
    public static Policy Always(PastDecisions past, int action) => new(
        $"always {past.ActionNames[action]}",
        actions => Proposal.Of([.. actions.Select(_ => action)], past.ActionNames.Count));

    /// <summary>A stated action a row, such as that of the nearest slot or of a rule.</summary>
    public static Policy Stated(string name, int[] actions, int actionCount) =>
        new(name, _ => Proposal.Of(actions, actionCount));

    /// <summary>
    /// Today's practice as its model has it: each action with its propensity. It has to come out as what was observed;
    /// where it does not, the models are off.
    /// </summary>
    public static Policy Practice(PastDecisions past, Nuisances nuisances)
    {
        var count = past.ActionNames.Count;
        var shares = (double[])nuisances.Propensities.Clone();
        for (var row = 0; row < past.RowCount; row++)
        {
            var line = shares.AsSpan(row * count, count);
            var sum = 0.0;
            foreach (var share in line) sum += share;
            foreach (ref var share in line) share /= sum;
        }
        return new Policy("practice", _ => Proposal.Of(shares, count), PolicyRole.Practice);
    }

    /// <summary>Chance: each row gets each action with the action's share of its pool's seats.</summary>
    public static Policy Random(PastDecisions past) => new(
        "random",
        actions =>
        {
            var count = past.ActionNames.Count;
            var shares = new double[actions.Length * count];
            foreach (var pool in PoolRows(past))
            {
                var seats = SeatsOf(pool, actions, count);
                foreach (var row in pool)
                for (var action = 0; action < count; action++)
                    shares[row * count + action] = (double)seats[action] / pool.Length;
            }
            return Proposal.Of(shares, count);
        },
        PolicyRole.Random);

    /// <summary>The assignment of a pool's seats with the largest sum of scores.</summary>
    /// <param name="past">The period.</param>
    /// <param name="scores">Row by row, one an action, such as learned probabilities.</param>
    public static Policy Best(PastDecisions past, double[] scores) =>
        new("learned", actions => Assigned(past, scores, actions, PoolRows(past)), PolicyRole.Best);

    /// <summary>The assignment with the smallest sum of scores: a placebo.</summary>
    public static Policy Worst(PastDecisions past, double[] scores)
    {
        var turned = Array.ConvertAll(scores, score => -score);
        return new Policy(
            "worst", actions => Assigned(past, turned, actions, PoolRows(past)), PolicyRole.Worst);
    }

    /// <summary>
    /// The best assignment in which each group gets its share of the seats of each action: parity of what is offered.
    /// Its distance to <see cref="Best"/> is the price of parity.
    /// </summary>
    /// <exception cref="InvalidBackTestException">The period has no groups.</exception>
    public static Policy Parity(PastDecisions past, double[] scores)
    {
        if (past.Groups is not { } groups)
            throw new InvalidBackTestException(["Policy 'with parity' has no groups, expected a group a row."]);
        return new Policy("with parity", actions => Proposal.Of(Split(past, (scores, groups), actions),
            past.ActionNames.Count));
    }

    private static int[] Split(PastDecisions past, (double[] Scores, int[] Groups) by, int[] actions)
    {
        var seated = new int[actions.Length];
        foreach (var pool in PoolRows(past))
        {
            var left = SeatsOf(pool, actions, past.ActionNames.Count);
            var rowsLeft = pool.Length;
            foreach (var members in pool.GroupBy(row => by.Groups[row]).OrderBy(g => g.Key).Select(g => g.ToArray()))
            {
                var seats = Proportional(left, members.Length, rowsLeft);
                Seat(members, by.Scores, seats, seated);
                for (var action = 0; action < seats.Length; action++) left[action] -= seats[action];
                rowsLeft -= members.Length;
            }
        }
        return seated;
    }

    /// <summary>A group's part of the seats, whole numbers by the largest remainder.</summary>
    private static int[] Proportional(int[] seats, int members, int rows)
    {
        var part = Array.ConvertAll(seats, seat => (int)((long)seat * members / rows));
        var byRemainder = Enumerable.Range(0, seats.Length)
            .OrderByDescending(action => (long)seats[action] * members % rows).ThenBy(action => action);
        foreach (var action in byRemainder.Take(members - part.Sum())) part[action]++;
        return part;
    }

    private static Proposal Assigned(PastDecisions past, double[] scores, int[] actions, IEnumerable<int[]> pools)
    {
        var seated = new int[actions.Length];
        foreach (var pool in pools) Seat(pool, scores, SeatsOf(pool, actions, past.ActionNames.Count), seated);
        return Proposal.Of(seated, past.ActionNames.Count);
    }

    private static void Seat(int[] rows, double[] scores, int[] seats, int[] seated)
    {
        var own = new double[rows.Length * seats.Length];
        for (var i = 0; i < rows.Length; i++)
            scores.AsSpan(rows[i] * seats.Length, seats.Length).CopyTo(own.AsSpan(i * seats.Length));
        var assigned = Seats.Assign(own, seats);
        for (var i = 0; i < rows.Length; i++) seated[rows[i]] = assigned[i];
    }

    private static int[] SeatsOf(int[] pool, int[] actions, int actionCount)
    {
        var seats = new int[actionCount];
        foreach (var row in pool) seats[actions[row]]++;
        return seats;
    }

    private static IEnumerable<int[]> PoolRows(PastDecisions past) => past.Pools is { } pools
        ? pools.Index().GroupBy(p => p.Item, p => p.Index).OrderBy(g => g.Key).Select(g => g.ToArray())
        : [[.. Enumerable.Range(0, past.RowCount)]];
}
