using Matching.Core.Eligibility;
using Matching.Core.Participants;
using Matching.Core.Slots;
using Matching.Fit.Scoring;

namespace Matching.Core.Fitting;

/// <summary>
/// One head made ready to score everybody: the slots' own part summed, days and minutes looked up. Safe from many
/// threads, each with its own <see cref="HeadMemory"/>.
/// </summary>
internal sealed class HeadScorer
{
    private readonly FitHead _head;
    private readonly AreaFacts _facts;
    private readonly PairScorer _scorer;
    private readonly SlotBins _slots;
    private readonly (int Place, FitFeature Feature)[] _pairFeatures;
    private readonly byte[] _minuteBins;
    private readonly byte[] _startBins;
    private readonly byte[] _weekBins;

    // Longest way that anybody may accept, and longest horizon of a plan.
    private const int MostMinutes = 240;
    private const int MostWeeks = 730 / 7;

    /// <summary>Makes a head ready. O(slots × features).</summary>
    public HeadScorer(FitHead head, AreaFacts facts)
    {
        (_head, _facts) = (head, facts);
        var features = head.Model.Features.Count;
        _scorer = new PairScorer(head.Model, [.. Enumerable.Range(0, features).Select(i => SourceOf(head.Feature(i)))]);
        _slots = _scorer.Prepare([.. facts.Slots.Select(VectorOf)]);
        _pairFeatures =
        [
            .. Enumerable.Range(0, features).Select(i => (i, head.Feature(i)))
                .Where(f => SourceOf(f.Item2).Side == FeatureSide.Pair),
        ];
        _minuteBins = BinsOf(FitFeature.TravelMinutes, MostMinutes + 1, minutes => minutes);
        _startBins = BinsOf(
            FitFeature.DaysToStart, facts.Period.LatestStartOn.DayNumber - facts.Period.StartOn.DayNumber + 1,
            days => FitFeatures.DaysToStart(facts.Period, facts.Period.StartOn.AddDays(days)));
        _weekBins = BinsOf(FitFeature.Weeks, MostWeeks + 1, weeks => weeks);
    }

    /// <summary>Working memory for one thread, over columns that both heads read.</summary>
    public HeadMemory CreateMemory(PairCodes codes)
    {
        byte[][] own = [.. Enumerable.Range(0, 3).Select(_ => new byte[_slots.Count])];
        var bins = _scorer.CreateBins([.. codes.Columns, .. own]);
        for (var column = 0; column < codes.Columns.Length; column++)
            bins.CodeCounts[column] = codes.Slots.CodeCounts[column];
        foreach (var (place, feature) in _pairFeatures)
        {
            var column = ColumnOf(feature);
            if (column <= PairColumn.Site) continue;
            bins.CodeCounts[(int)column] = _head.Model.Features[place].BinCount;
            for (var code = 0; code < PairBins.MaximumCodes; code++) bins.Bins(place)[code] = (byte)code;
        }
        return new HeadMemory(bins, new double[_head.Model.Features.Count], new double[FitFeatures.Count]);
    }

    /// <summary>Scores the possible slots of a participant.</summary>
    /// <param name="open">The slots.</param>
    /// <param name="codes">Their codes, filled for the participant.</param>
    /// <param name="memory">Working memory of the thread.</param>
    /// <param name="scores">One a possible slot, in 1/1000 logit.</param>
    public void Score(OpenSlots open, PairCodes codes, HeadMemory memory, Span<int> scores)
    {
        FillMeanings(open.Who, codes, memory);
        FillDays(open, memory.Bins);
        FitFeatures.FillParticipant(open.Who, memory.Features);
        memory.Features[(int)FitFeature.ExtraSessions] = 0;
        _head.Translate(memory.Features, memory.Vector);
        _scorer.Score(memory.Vector, new ChosenSlots(_slots, open.Slots), memory.Bins, scores);
    }

    private void FillMeanings(ParticipantFacts who, PairCodes codes, HeadMemory memory)
    {
        foreach (var (code, slot) in codes.Slots.ByDemands)
        {
            FitFeatures.FillDemands(new Pair(who, slot, _facts.Period), memory.Features);
            foreach (var (place, feature) in _pairFeatures)
                if (ColumnOf(feature) == PairColumn.Demands)
                    memory.Bins.Set(place, code, memory.Features[(int)feature]);
        }
        foreach (var (place, feature) in _pairFeatures)
        {
            var column = ColumnOf(feature);
            if (column is PairColumn.Demands or > PairColumn.Site) continue;
            for (var code = 0; code < codes.Slots.CodeCounts[(int)column]; code++)
                memory.Bins.Set(place, code, Meaning(column, code, who));
        }
    }

    private static double Meaning(PairColumn column, int code, ParticipantFacts who) => column switch
    {
        PairColumn.Language => FitFeatures.LanguageMargin(who, (LanguageLevel)code),
        PairColumn.Stage => FitFeatures.StagesBelow(who, (Stage)code),
        PairColumn.Field => FitFeatures.FieldTried(who, (WorkField)code),
        PairColumn.Sessions => FitFeatures.SpareSessions(who, code),
        PairColumn.Wish => PairCodes.WishOf(code),
        _ => code == 1 ? 1 : double.NaN,
    };

    private void FillDays(OpenSlots open, PairBins bins)
    {
        var minutes = open.Minutes;
        var days = open.Days;
        if (_minuteBins.Length > 0)
        {
            var codes = bins.Codes[(int)PairColumn.Travel];
            for (var at = 0; at < minutes.Length; at++) codes[at] = _minuteBins[minutes[at]];
        }
        if (_startBins.Length > 0)
        {
            var (codes, first) = (bins.Codes[(int)PairColumn.Start], _facts.Period.StartOn.DayNumber);
            for (var at = 0; at < days.Length; at++) codes[at] = _startBins[days[at].StartOn.DayNumber - first];
        }
        if (_weekBins.Length > 0)
        {
            var codes = bins.Codes[(int)PairColumn.Weeks];
            for (var at = 0; at < days.Length; at++)
                codes[at] = _weekBins[FitFeatures.Weeks(days[at].StartOn, days[at].EndOn)];
        }
    }

    // What the engine proposes never goes beyond the half-days wished, whatever the slot.
    private static FeatureSource SourceOf(FitFeature feature) => (FitSchema.Of(feature).Part, feature) switch
    {
        (FitPart.Slot, _) => new FeatureSource(FeatureSide.Slot),
        (FitPart.Participant, _) or (_, FitFeature.ExtraSessions) => new FeatureSource(FeatureSide.Participant),
        _ => new FeatureSource(FeatureSide.Pair, (int)ColumnOf(feature)),
    };

    private static PairColumn ColumnOf(FitFeature feature) => feature switch
    {
        FitFeature.TravelMinutes => PairColumn.Travel,
        FitFeature.WishMatch => PairColumn.Wish,
        FitFeature.LanguageMargin => PairColumn.Language,
        FitFeature.StagesBelow => PairColumn.Stage,
        FitFeature.SpareSessions => PairColumn.Sessions,
        FitFeature.FieldTried => PairColumn.Field,
        FitFeature.SiteKnown => PairColumn.Site,
        FitFeature.DaysToStart => PairColumn.Start,
        FitFeature.Weeks => PairColumn.Weeks,
        _ => PairColumn.Demands,
    };

    private double[] VectorOf(SlotFacts slot)
    {
        var (features, vector) = (new double[FitFeatures.Count], new double[_head.Model.Features.Count]);
        FitFeatures.FillSlot(slot, features);
        _head.Translate(features, vector);
        return vector;
    }

    // The bin of each whole number.
    private byte[] BinsOf(FitFeature feature, int count, Func<int, double> value)
    {
        var model = _head.Model;
        var place = Array.FindIndex([.. model.Features], f => f.Name == FitSchema.Of(feature).Name);
        return place < 0
            ? []
            : [.. Enumerable.Range(0, count).Select(i => model.Features[place].Bin(value(i)))];
    }
}

/// <summary>Working memory of one head and thread.</summary>
/// <param name="Bins">Codes and what they mean.</param>
/// <param name="Vector">The participant in the order of the model's features.</param>
/// <param name="Features">The participant in the order of this version's.</param>
internal sealed record HeadMemory(PairBins Bins, double[] Vector, double[] Features);
