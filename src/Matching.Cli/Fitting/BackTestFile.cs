using Matching.Core.Words;
using Matching.Fit.BackTesting;

namespace Matching.Cli.Fitting;

/// <summary>What <c>fit backtest</c> writes to a file.</summary>
internal sealed record BackTestFile(
    int Rows, int Clusters, Estimator Headline, Estimate Observed, double UnlikelyCells, string Assumption,
    IReadOnlyList<PolicyValue> Policies, IReadOnlyList<OverlapBin> Overlap, IReadOnlyList<RaisedAlarm> Alarms)
{
    /// <summary>The report of a back-test.</summary>
    public static BackTestFile Of(BackTestReport report, Language language) => new(
        report.Rows, report.Clusters, report.Headline, report.Observed, report.UnlikelyCells,
        BackTestSheets.Assumption.In(language), report.Policies, report.Overlap, report.Alarms);
}
