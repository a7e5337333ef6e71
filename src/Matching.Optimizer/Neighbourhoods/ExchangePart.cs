using Matching.Optimizer.Plans;
using Matching.Optimizer.Presolve;

namespace Matching.Optimizer.Neighbourhoods;

/// <summary>A part of a plan where exchanges walk on their own, to be put back afterwards.</summary>
internal sealed class ExchangePart
{
    private readonly Plan _whole, _plan;
    private readonly SubProblem _sub;

    /// <param name="whole">The plan, not changed while the part walks.</param>
    /// <param name="sub">What was cut out of it, nobody in it who stands elsewhere.</param>
    /// <param name="ranking">Ranks the candidates of the whole.</param>
    /// <param name="walk">The schedule, and the walk's own random numbers.</param>
    public ExchangePart(Plan whole, SubProblem sub, Ranking ranking, (Cooling Cooling, Randomness Random) walk)
    {
        (_whole, _sub) = (whole, sub);
        var memory = new WorkMemory();
        Candidates candidates = Candidates.Of(sub.Problem, memory);
        _plan = new Plan(sub.Problem, candidates, memory);
        sub.Seat(_plan);
        var roster = new SlotRoster(sub.Problem, candidates, memory);
        var own = new Ranking(ranking, candidates, sub.Candidates);
        Improvement = new Improvement(_plan, new RuinAndRecreate(_plan, own, roster, walk.Random), walk.Cooling);
    }

    public Improvement Improvement { get; }

    /// <summary>How much better the best is that the part has been than what was cut out.</summary>
    public long Gain => Improvement.Best.Objective - _sub.Value;

    /// <summary>Puts the part into the whole plan, as it stands.</summary>
    public void PutBack() => _sub.Adopt(_whole, _plan, (_plan.Choice, _plan.SessionsOf));

    /// <summary>Puts the best that the part has been into the whole plan.</summary>
    public void PutBackBest() => _sub.Adopt(_whole, _plan, Improvement.Best.Placements);
}
