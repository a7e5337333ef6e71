using Matching.Core.Eligibility;
using Matching.Core.Snapshots;
using Matching.Optimizer;

namespace Matching.Core.Planning;

/// <summary>Everything that a plan depends on; the same request gives the same plan, seconds aside.</summary>
/// <param name="Snapshot">Who and what there is.</param>
/// <param name="Period">The days.</param>
/// <param name="Options">Weights, fit model, options per participant.</param>
/// <param name="Solving">Seed, limits, threads and progress of the search.</param>
public sealed record PlanRequest(Snapshot Snapshot, PlanPeriod Period, PlanningOptions Options, SolveOptions Solving);
