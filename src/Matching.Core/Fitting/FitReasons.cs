using Matching.Core.Eligibility;
using Matching.Core.Words;

namespace Matching.Core.Fitting;

/// <summary>
/// Puts a feature's value into words, without judging it: the points beside it say which way it pulls.
/// </summary>
internal static class FitReasons
{
    /// <summary>The words for one feature of a pair.</summary>
    public static Phrase Say(FitFeature feature, double value, in Pair pair) => feature switch
    {
        FitFeature.TravelMinutes => Travel(value, pair),
        FitFeature.WishMatch => Wish(value),
        FitFeature.BridgedDemands => value == 0
            ? Phrase.Of($"kraven motsvarar förmågan", $"the demands match the ability")
            : value == 1
                ? Phrase.Of($"ett slags krav möts med anpassning", $"one kind of demand is met by adaptation")
                : Phrase.Of(
                    $"{value} slags krav möts med anpassning", $"{value} kinds of demand are met by adaptation"),
        FitFeature.LanguageMargin => Language(value),
        FitFeature.StagesBelow => value == 0
            ? Phrase.Of($"platsen tränar just det här steget", $"the slot trains this very stage")
            : value == 1
                ? Phrase.Of($"platsen ligger ett steg under", $"the slot lies one stage below")
                : Phrase.Of($"platsen ligger {value} steg under", $"the slot lies {value} stages below"),
        FitFeature.Supervisors => value == 0
            ? Phrase.Of($"ingen namngiven handledare", $"no named supervisor")
            : value == 1
                ? Phrase.Of($"en handledare på plats", $"one supervisor on site")
                : Phrase.Of($"{value} handledare på plats", $"{value} supervisors on site"),
        FitFeature.SpareSessions => value == 0
            ? Phrase.Of($"inga halvdagar att byta med", $"no half-days to swap with")
            : value == 1
                ? Phrase.Of($"en halvdag att byta med", $"one half-day to swap with")
                : Phrase.Of($"{value} halvdagar att byta med", $"{value} half-days to swap with"),
        FitFeature.FieldTried => double.IsNaN(value)
            ? Phrase.Of($"området är nytt", $"the field is new")
            : Phrase.Of($"området har fungerat förut", $"the field has worked before"),
        _ => double.IsNaN(value)
            ? Phrase.Of($"arbetsstället är nytt", $"the site is new")
            : Phrase.Of($"arbetsstället har fungerat förut", $"the site has worked before"),
    };

    private static Phrase Travel(double minutes, in Pair pair)
    {
        if (double.IsNaN(minutes)) return Phrase.Of($"restiden är okänd", $"the travel time is unknown");
        return pair.Who.BandTo(pair.Where) is not null
            ? Phrase.Of($"restid högst {minutes} min", $"at most {minutes} min of travel")
            : Phrase.Of($"restid ungefär {minutes} min", $"about {minutes} min of travel");
    }

    private static Phrase Wish(double match) => match switch
    {
        2 => Phrase.Of($"önskad plats", $"a wished slot"),
        1 => Phrase.Of($"önskat område", $"a wished field"),
        0 => Phrase.Of($"annat än det önskade", $"other than wished"),
        _ => Phrase.Of($"inga önskemål angivna", $"no wishes stated"),
    };

    private static Phrase Language(double margin) => margin switch
    {
        < 0 => Phrase.Of($"någon valfri uppgift tar mer svenska", $"an optional task takes more Swedish"),
        0 => Phrase.Of($"svenskan räcker precis", $"just enough Swedish"),
        _ => Phrase.Of($"svenskan räcker gott", $"more than enough Swedish"),
    };
}
