namespace Matching.Fit.Scoring;

/// <summary>
/// Scores one participant at many slots in one pass. What looks at the participant alone is summed once, what looks at
/// the slot alone was summed when the slots were made ready; the rest is one table for each column of codes, made for
/// the participant, and one pass over the slots' bytes a table. The sums are those of the model's own
/// <see cref="FitModel.ScoreBins"/>, to the digit.
/// </summary>
/// <remarks>
/// O(slots × columns), and O(codes × terms) for the tables; no allocation. The scorer is safe from many threads, each
/// with its own <see cref="PairBins"/>.
/// </remarks>
public sealed class PairScorer
{
    private readonly FitModel _model;
    private readonly FeatureSource[] _sources;
    private readonly FitTerm[] _ofParticipants;
    private readonly FitTerm[] _ofSlots;
    private readonly FitTerm[][] _byColumn;
    private readonly FitTerm[][] _bySlotFeature;
    private readonly FitTerm[] _joint;

    /// <summary>Sorts the terms of a model by what they look at.</summary>
    /// <param name="model">The model.</param>
    /// <param name="sources">Where each feature of the model is read, in its order.</param>
    /// <exception cref="ArgumentException">There are not as many sources as features, or a column is negative.
    /// </exception>
    public PairScorer(FitModel model, IReadOnlyList<FeatureSource> sources)
    {
        if (sources.Count != model.Features.Count)
            throw new ArgumentException(
                $"There are {sources.Count} sources, expected {model.Features.Count}, one a feature.");
        foreach (var source in sources)
            if (source.Column < 0)
                throw new ArgumentException($"Source has column {source.Column}, expected 0 or more.");
        (_model, _sources) = (model, [.. sources]);
        ColumnCount = _sources.Where(s => s.Side == FeatureSide.Pair).Select(s => s.Column + 1).DefaultIfEmpty().Max();
        _ofParticipants = [.. model.Terms.Where(t => OfSide(t, FeatureSide.Participant))];
        _ofSlots = [.. model.Terms.Where(t => OfSide(t, FeatureSide.Slot))];
        var rest = model.Terms.Except([.. _ofParticipants, .. _ofSlots]).ToArray();
        _byColumn = [.. Enumerable.Range(0, ColumnCount).Select(c => rest.Where(t => IsToldBy(t, c)).ToArray())];
        _bySlotFeature = [.. _sources.Select((_, f) => rest.Where(t => IsToldBySlot(t, f)).ToArray())];
        _joint = [.. rest.Except([.. _byColumn.SelectMany(t => t), .. _bySlotFeature.SelectMany(t => t)])];
    }

    /// <summary>How many columns of codes the pair features are told by.</summary>
    public int ColumnCount { get; }

    internal IReadOnlyList<FeatureSource> Sources => _sources;

    /// <summary>Makes slots ready. O(slots × features).</summary>
    /// <param name="slots">The vector of each slot in the order of the model's features; places of other sides are not
    /// looked at.</param>
    public SlotBins Prepare(IReadOnlyList<double[]> slots)
    {
        var sums = new int[slots.Count];
        byte[][] columns =
            [.. _sources.Select(source => source.Side == FeatureSide.Slot ? new byte[slots.Count] : [])];
        var bins = new byte[_sources.Length];
        for (var j = 0; j < sums.Length; j++)
        {
            _model.Bin(slots[j], bins);
            foreach (var term in _ofSlots) sums[j] += term.Points[term.Cell(bins)];
            for (var f = 0; f < columns.Length; f++)
                if (_sources[f].Side == FeatureSide.Slot)
                    columns[f][j] = bins[f];
        }
        return new SlotBins(sums, columns);
    }

    /// <summary>Working memory for one thread, with columns of its own.</summary>
    /// <param name="slots">The slots that are scored.</param>
    public PairBins CreateBins(SlotBins slots) =>
        CreateBins([.. Enumerable.Range(0, Math.Max(1, ColumnCount)).Select(_ => new byte[slots.Count])]);

    /// <summary>Working memory for one thread, over columns that somebody fills.</summary>
    /// <param name="codes">
    /// One a column, each as long as there are slots; other scorers of the thread may read the same ones.
    /// </param>
    public PairBins CreateBins(byte[][] codes) => new(this, _model.Features, codes);

    /// <summary>Scores a participant at every slot.</summary>
    /// <param name="participant">The vector in the order of the model's features; places of other sides are not looked
    /// at.</param>
    /// <param name="slots">The slots.</param>
    /// <param name="pairs">Codes of every slot and what they mean for this participant.</param>
    /// <param name="scores">One a slot: the score in 1/1000 logit.</param>
    public void Score(ReadOnlySpan<double> participant, SlotBins slots, PairBins pairs, Span<int> scores) =>
        Score(participant, new ChosenSlots(slots, slots.Everywhere), pairs, scores);

    /// <summary>Scores a participant at some slots.</summary>
    /// <param name="participant">As for every slot.</param>
    /// <param name="at">The slots.</param>
    /// <param name="pairs">Codes of these slots, the first at 0, and what they mean for this participant.</param>
    /// <param name="scores">One for each of these slots: the score in 1/1000 logit.</param>
    public void Score(ReadOnlySpan<double> participant, ChosenSlots at, PairBins pairs, Span<int> scores)
    {
        _model.Bin(participant, pairs.ParticipantBins);
        var own = _model.Intercept;
        foreach (var term in _ofParticipants) own += term.Points[term.Cell(pairs.ParticipantBins)];
        for (var k = 0; k < at.Slots.Length; k++) scores[k] = own + at.Of.Sums[at.Slots[k]];
        for (var column = 0; column < _byColumn.Length; column++)
            AddColumn(column, at, pairs, scores);
        for (var feature = 0; feature < _bySlotFeature.Length; feature++)
            AddSlotFeature(feature, at, pairs, scores);
        AddEach(_joint, at, pairs, scores);
    }

    private void AddColumn(int column, ChosenSlots at, PairBins pairs, Span<int> scores)
    {
        var terms = _byColumn[column];
        if (terms.Length == 0) return;
        var used = pairs.CodeCounts[column];
        if (Fill(terms, feature: -1, used, pairs))
            TableSum.Add(pairs.Codes[column].AsSpan(0, at.Slots.Length), pairs.Table, used, scores);
        else
            AddEach(terms, at, pairs, scores);
    }

    // The same for what a slot's own bins tell once the participant is known.
    private void AddSlotFeature(int feature, ChosenSlots at, PairBins pairs, Span<int> scores)
    {
        var terms = _bySlotFeature[feature];
        if (terms.Length == 0) return;
        var used = _model.Features[feature].BinCount;
        if (!Fill(terms, feature, used, pairs))
        {
            AddEach(terms, at, pairs, scores);
            return;
        }
        var bins = pairs.Gathered.AsSpan(0, at.Slots.Length);
        for (var k = 0; k < bins.Length; k++) bins[k] = at.Of.Columns[feature][at.Slots[k]];
        TableSum.Add(bins, pairs.Table, used, scores);
    }

    /// <summary>The table of one column for a participant; false where a sum goes beyond 16 bits.</summary>
    private bool Fill(FitTerm[] terms, int feature, int used, PairBins pairs)
    {
        for (var code = 0; code < used; code++)
        {
            var sum = 0;
            foreach (var term in terms)
            {
                var cell = (int)term.First.Cells[BinOf(term.First.Feature, feature, code, pairs)];
                if (term.Second is { } second)
                    cell = cell * second.CellCount + second.Cells[BinOf(second.Feature, feature, code, pairs)];
                sum += term.Points[cell];
            }
            if (sum is < short.MinValue or > short.MaxValue) return false;
            pairs.Table[code] = (short)sum;
        }
        return true;
    }

    private byte BinOf(int feature, int slotFeature, int code, PairBins pairs) =>
        _sources[feature].Side == FeatureSide.Participant ? pairs.ParticipantBins[feature]
        : feature == slotFeature ? (byte)code
        : pairs.Bins(feature)[code];

    /// <summary>Terms that no single byte tells: cell by cell.</summary>
    private void AddEach(FitTerm[] terms, ChosenSlots at, PairBins pairs, Span<int> scores)
    {
        foreach (var term in terms)
            for (var k = 0; k < at.Slots.Length; k++)
            {
                var cell = (int)term.First.Cells[BinAt(term.First.Feature, k, at, pairs)];
                if (term.Second is { } second)
                    cell = cell * second.CellCount + second.Cells[BinAt(second.Feature, k, at, pairs)];
                scores[k] += term.Points[cell];
            }
    }

    private byte BinAt(int feature, int k, ChosenSlots at, PairBins pairs) => _sources[feature].Side switch
    {
        FeatureSide.Participant => pairs.ParticipantBins[feature],
        FeatureSide.Slot => at.Of.Columns[feature][at.Slots[k]],
        _ => pairs.Bins(feature)[pairs.Codes[_sources[feature].Column][k]],
    };

    private bool OfSide(FitTerm term, FeatureSide side) =>
        _sources[term.First.Feature].Side == side && _sources[(term.Second ?? term.First).Feature].Side == side;

    // What looks at one column, with or without the participant beside it.
    private bool IsToldBy(FitTerm term, int column) =>
        Told(term, f => _sources[f] == new FeatureSource(FeatureSide.Pair, column));

    private bool IsToldBySlot(FitTerm term, int feature) =>
        _sources[feature].Side == FeatureSide.Slot && Told(term, f => f == feature);

    private bool Told(FitTerm term, Func<int, bool> by)
    {
        var (first, second) = (term.First.Feature, (term.Second ?? term.First).Feature);
        bool Own(int feature) => _sources[feature].Side == FeatureSide.Participant;
        return (by(first) || Own(first)) && (by(second) || Own(second)) && !(Own(first) && Own(second));
    }
}
