using Matching.Core.Words;

namespace Matching.Core.Fitting;

/// <summary>
/// A fit in three plain sentences for the participant: how the slot stands among the person's own, why, and how to
/// object. No number that could be read as a grade of a person.
/// </summary>
public static class ParticipantVersion
{
    /// <summary>Probabilities that differ by less count as "about as well".</summary>
    private const double AboutAsWell = 0.03;

    /// <summary>The three sentences.</summary>
    public static IReadOnlyList<Phrase> Of(FitComparison comparison) =>
        [Standing(comparison), Why(comparison), Objection];

    private static readonly Phrase Objection = Phrase.OfTexts(
        "Du bestämmer själv: säg till din matchare om något är fel eller om du inte vill, så räknar vi om, och ett nej "
        + "räknas aldrig emot dig.",
        "You decide: tell your matcher if something is wrong or if you do not want this, and we count again; a no is "
        + "never held against you.");

    private static Phrase Standing(FitComparison comparison)
    {
        if (comparison.Fit.Abstains)
            return Phrase.Of(
                $"Vi har för få liknande placeringar för att säga hur den här platsen brukar gå.",
                $"We have too few similar placements to say how this slot usually goes.");
        var (chance, others) = (comparison.Fit.Probability, comparison.Others);
        var worse = others.Count(other => chance - other >= AboutAsWell);
        var better = others.Count(other => other - chance >= AboutAsWell);
        return others.Count switch
        {
            0 => Phrase.Of(
                $"Just nu är ingen annan plats möjlig för dig, så det finns inget att jämföra med.",
                $"No other slot is possible for you right now, so there is nothing to compare it with."),
            1 => AgainstOne(worse - better),
            _ => AgainstMore(worse, better, others.Count),
        };
    }

    private static Phrase AgainstOne(int sign) => sign switch
    {
        > 0 => Phrase.Of(
            $"Den här platsen passar dig bättre än den andra som är möjlig för dig.",
            $"This slot suits you better than the other one that is possible for you."),
        < 0 => Phrase.Of(
            $"Den här platsen passar dig sämre än den andra som är möjlig för dig.",
            $"This slot suits you less well than the other one that is possible for you."),
        _ => Phrase.Of(
            $"Den här platsen passar dig ungefär lika bra som den andra som är möjlig för dig.",
            $"This slot suits you about as well as the other one that is possible for you."),
    };

    // "Most" is more than half of the others.
    private static Phrase AgainstMore(int worse, int better, int others)
    {
        if (2 * worse > others)
            return Phrase.Of(
                $"Den här platsen passar dig bättre än de flesta av dina andra möjliga platser.",
                $"This slot suits you better than most of the other slots that are possible for you.");
        if (2 * better > others)
            return Phrase.Of(
                $"Den här platsen passar dig sämre än de flesta av dina andra möjliga platser.",
                $"This slot suits you less well than most of the other slots that are possible for you.");
        return 2 * (others - worse - better) > others
            ? Phrase.Of(
                $"Den här platsen passar dig ungefär lika bra som de flesta av dina andra möjliga platser.",
                $"This slot suits you about as well as most of the other slots that are possible for you.")
            : Phrase.Of(
                $"Bland dina {others} andra möjliga platser passar den här bättre än {worse} och sämre än {better}.",
                $"Among your {others} other possible slots this one suits you better than {worse} and less well than "
                    + $"{better}.");
    }

    private static Phrase Why(FitComparison comparison)
    {
        var (up, down) = (Text(comparison.Raises), Text(comparison.Lowers));
        if (up.IsEmpty && down.IsEmpty)
            return Phrase.Of(
                $"Inget särskilt talar för eller emot den.", $"Nothing in particular speaks for or against it.");
        if (down.IsEmpty) return Phrase.Of($"Mest talar detta för: {up}.", $"What speaks for it most: {up}.");
        return up.IsEmpty
            ? Phrase.Of($"Mest talar detta emot: {down}.", $"What speaks against it most: {down}.")
            : Phrase.Of(
                $"Mest talar detta för: {up}, och detta emot: {down}.",
                $"What speaks for it most: {up}; and against it: {down}.");
    }

    private static Phrase Text(IEnumerable<FitEffect> effects) =>
        effects.FirstOrDefault()?.Reason.Text ?? Phrase.Empty;
}
