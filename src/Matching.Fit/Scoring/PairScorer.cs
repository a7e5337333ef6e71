using Matching.Fit.Features;

namespace Matching.Fit.Scoring;

/// <summary>
/// Scores one participant at every slot in one pass. What looks at the participant alone is summed once, what looks
/// at the slot alone was summed when the slots were made ready; for the rest there is one table a feature, made for
/// the participant, and one pass over the slots' bytes a table. The sums are those of the model's own
/// <see cref="FitModel.ScoreBins"/>, to the digit.
/// </summary>
/// <remarks>
/// O(slots × (pair features + slot features that share a table with the participant)); no allocation. The scorer is
/// safe from many threads, each with its own <see cref="PairBins"/>.
/// </remarks>
public sealed class PairScorer
{
    private readonly FitModel _model;
    private readonly FeatureSide[] _sides;
    private readonly FitTerm[] _ofParticipants;
    private readonly FitTerm[] _ofSlots;
    private readonly FitTerm[][] _byFeature;
    private readonly FitTerm[] _joint;
    private readonly int[] _tableFeatures;

    /// <summary>Sorts the terms of a model by what they look at.</summary>
    /// <param name="model">The model.</param>
    /// <param name="sides">What each feature of the model is about, in its order.</param>
    /// <exception cref="ArgumentException">There are not as many sides as features.</exception>
    public PairScorer(FitModel model, IReadOnlyList<FeatureSide> sides)
    {
        if (sides.Count != model.Features.Count)
            throw new ArgumentException(
                $"There are {sides.Count} sides, expected {model.Features.Count}, one a feature.");
        (_model, _sides) = (model, [.. sides]);
        _ofParticipants = [.. model.Terms.Where(t => Sides(t) is (FeatureSide.Participant, FeatureSide.Participant))];
        _ofSlots = [.. model.Terms.Where(t => Sides(t) is (FeatureSide.Slot, FeatureSide.Slot))];
        _byFeature = [.. _sides.Select((_, f) => model.Terms.Where(t => TableFeature(t) == f).ToArray())];
        _tableFeatures = [.. Enumerable.Range(0, _sides.Length).Where(f => _byFeature[f].Length > 0)];
        _joint = [.. model.Terms.Except([.. _ofParticipants, .. _ofSlots, .. _byFeature.SelectMany(t => t)])];
    }

    /// <summary>Passes over the slots that one participant takes.</summary>
    public int TableCount => _tableFeatures.Length + _joint.Length;

    /// <summary>Makes slots ready. O(slots × features).</summary>
    /// <param name="slots">The vector of each slot in the order of the model's features; places of other sides are not
    /// looked at.</param>
    public SlotBins Prepare(IReadOnlyList<double[]> slots)
    {
        var sums = new int[slots.Count];
        byte[][] columns = [.. _sides.Select(side => side == FeatureSide.Slot ? new byte[slots.Count] : [])];
        var bins = new byte[_sides.Length];
        for (var j = 0; j < sums.Length; j++)
        {
            _model.Bin(slots[j], bins);
            foreach (var term in _ofSlots) sums[j] += term.Points[term.Cell(bins)];
            for (var f = 0; f < columns.Length; f++)
                if (_sides[f] == FeatureSide.Slot)
                    columns[f][j] = bins[f];
        }
        return new SlotBins(sums, columns);
    }

    /// <summary>Working memory for as many slots, for one thread.</summary>
    public PairBins CreateBins(SlotBins slots) => new(
        _model.Features, [.. _sides.Select(side => side == FeatureSide.Pair ? new byte[slots.Count] : null)],
        _tableFeatures.Length);

    /// <summary>Scores a participant at every slot.</summary>
    /// <param name="participant">The vector in the order of the model's features; places of other sides are not looked
    /// at.</param>
    /// <param name="slots">The slots.</param>
    /// <param name="pairs">The bins of pair features, filled for this participant.</param>
    /// <param name="scores">One a slot: the score in 1/1000 logit.</param>
    public void Score(ReadOnlySpan<double> participant, SlotBins slots, PairBins pairs, Span<int> scores)
    {
        _model.Bin(participant, pairs.ParticipantBins);
        var own = _model.Intercept;
        foreach (var term in _ofParticipants) own += term.Points[term.Cell(pairs.ParticipantBins)];
        for (var j = 0; j < slots.Sums.Length; j++) scores[j] = own + slots.Sums[j];
        for (var t = 0; t < _tableFeatures.Length; t++)
        {
            var feature = _tableFeatures[t];
            var table = pairs.Tables.AsSpan(t * TableSum.Size, TableSum.Size);
            if (!Fill(feature, pairs.ParticipantBins, table))
            {
                AddEach(_byFeature[feature], slots, pairs, scores);
                continue;
            }
            TableSum.Add(Column(feature, slots, pairs), table, _model.Features[feature].BinCount, scores);
        }
        AddEach(_joint, slots, pairs, scores);
    }

    /// <summary>The table of one feature for a participant; false where a sum goes beyond 16 bits.</summary>
    private bool Fill(int feature, byte[] participant, Span<short> table)
    {
        for (var bin = 0; bin < _model.Features[feature].BinCount; bin++)
        {
            var sum = 0;
            foreach (var term in _byFeature[feature]) sum += Points(term, feature, participant, (byte)bin);
            if (sum is < short.MinValue or > short.MaxValue) return false;
            table[bin] = (short)sum;
        }
        return true;
    }

    private static int Points(FitTerm term, int feature, byte[] participant, byte bin)
    {
        if (term.Second is not { } second) return term.Points[term.First.Cells[bin]];
        var first = term.First.Feature == feature ? bin : participant[term.First.Feature];
        var other = second.Feature == feature ? bin : participant[second.Feature];
        return term.Points[term.First.Cells[first] * second.CellCount + second.Cells[other]];
    }

    /// <summary>Terms that no single byte tells: cell by cell.</summary>
    private void AddEach(FitTerm[] terms, SlotBins slots, PairBins pairs, Span<int> scores)
    {
        foreach (var term in terms)
            for (var j = 0; j < slots.Sums.Length; j++)
            {
                var cell = (int)term.First.Cells[Bin(term.First.Feature, j, slots, pairs)];
                if (term.Second is { } second)
                    cell = cell * second.CellCount + second.Cells[Bin(second.Feature, j, slots, pairs)];
                scores[j] += term.Points[cell];
            }
    }

    private byte Bin(int feature, int slot, SlotBins slots, PairBins pairs) =>
        _sides[feature] == FeatureSide.Participant
            ? pairs.ParticipantBins[feature]
            : Column(feature, slots, pairs)[slot];

    private ReadOnlySpan<byte> Column(int feature, SlotBins slots, PairBins pairs) =>
        _sides[feature] == FeatureSide.Slot ? slots.Columns[feature] : pairs.Column(feature);

    private (FeatureSide First, FeatureSide Second) Sides(FitTerm term) =>
        (_sides[term.First.Feature], _sides[(term.Second ?? term.First).Feature]);

    /// <summary>The feature whose byte alone tells a term's points once the participant is known; -1 = none.</summary>
    private int TableFeature(FitTerm term) => Sides(term) switch
    {
        (FeatureSide.Participant, FeatureSide.Participant) or (FeatureSide.Slot, FeatureSide.Slot) => -1,
        (FeatureSide.Participant, _) => term.Second!.Feature,
        (_, FeatureSide.Participant) => term.First.Feature,
        (FeatureSide.Pair, FeatureSide.Pair) when term.Second is null => term.First.Feature,
        _ => -1,
    };
}
