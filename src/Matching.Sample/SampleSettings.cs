using Matching.Core.Checks;
using Matching.Core.Words;

namespace Matching.Sample;

/// <summary>What the sample region is made from: the same settings give the same bytes on every machine.</summary>
public sealed record SampleSettings
{
    /// <summary>Fewest participants.</summary>
    public const int MinimumSize = 60;

    /// <summary>Most participants: a national load test.</summary>
    public const int MaximumSize = 150_000;

    /// <summary>
    /// Participants, 60 to 150 000; default 60. There are 24 slots and one more per five participants, and beyond
    /// 50 000 another per ten, so that the largest region has 40 024.
    /// </summary>
    public int Size { get; init; } = MinimumSize;

    /// <summary>Slots of the region, activities with them.</summary>
    public int Slots => 24 + Size / 5 + Math.Max(0, Size - 50_000) / 10;

    /// <summary>
    /// Any whole number from 0; default 2, whose plan of 60 leaves out seven people for five reasons. Another seed is
    /// another region of the same kind.
    /// </summary>
    public ulong Seed { get; init; } = 2;

    /// <summary>
    /// The day on which the region is seen, 2004-01-01 to 2097-12-31; default 2026-05-04. Past placements lie before
    /// it, present ones around it, and a placement plan starts on it.
    /// </summary>
    public DateOnly Date { get; init; } = new(2026, 5, 4);

    /// <summary>Everything that is wrong with the settings; empty when a region can be generated.</summary>
    public IReadOnlyList<Violation> Check()
    {
        var check = new Check(Phrase.Of($"Exempelregionen", $"Sample region"), "");
        check.That(
            Size is >= MinimumSize and <= MaximumSize, "size",
            $"har size {Size}, väntade {MinimumSize} till {MaximumSize} deltagare. Kanske räcker 60 för en "
                + $"första titt.",
            $"has size {Size}, expected {MinimumSize} to {MaximumSize} participants. Maybe 60 is enough for a first "
                + $"look.");
        check.That(
            Date.Year is >= 2004 and <= 2097, "date",
            $"har date {Date:yyyy-MM-dd}, väntade 2004-01-01 till 2097-12-31. Kanske är siffror omkastade.",
            $"has date {Date:yyyy-MM-dd}, expected 2004-01-01 to 2097-12-31. Maybe digits are swapped.");
        return check.Violations;
    }
}
