using System.Globalization;
using Matching.Core.Words;

namespace Matching.Core.Slots;

/// <summary>What a participant may need and a slot may offer.</summary>
public enum AdaptationKind
{
    /// <summary>Wheelchair access; relieves no demand, it is there or not.</summary>
    WheelchairAccess,

    /// <summary>Lifting aid: one step less physical demand.</summary>
    LiftingAid,

    /// <summary>Seated work: one step less physical demand.</summary>
    SeatedWork,

    /// <summary>Extra breaks: one step less physical demand.</summary>
    ExtraBreaks,

    /// <summary>Instructions in pictures: one step less cognitive demand.</summary>
    PictureInstructions,

    /// <summary>A schedule in weekday colours: one step less cognitive demand.</summary>
    WeekdayColours,

    /// <summary>One task at a time: one step less cognitive demand.</summary>
    OneTaskAtATime,

    /// <summary>A quiet place: one step less social demand.</summary>
    QuietPlace,

    /// <summary>A companion during the first weeks: one step less social demand.</summary>
    CompanionAtStart,

    /// <summary>No customer contact: one step less social demand.</summary>
    NoCustomerContact,
}

/// <summary>The kind of demand that an adaptation relieves.</summary>
public enum Demand
{
    /// <summary>None: a matter of access.</summary>
    None,

    /// <summary>Physical demand.</summary>
    Physical,

    /// <summary>Social demand.</summary>
    Social,

    /// <summary>Cognitive demand.</summary>
    Cognitive,
}

/// <summary>An adaptation that a slot offers now, or can arrange. One that is not listed is not offered.</summary>
/// <param name="Kind">Which.</param>
/// <param name="ArrangeDays">0 = available now; else days from the decision until it is in place, up to 180.</param>
public sealed record Adaptation(AdaptationKind Kind, int ArrangeDays = 0)
{
    /// <summary>
    /// The form in files, <c>lifting_aid</c> or <c>lifting_aid:14</c>; <see cref="TryParse"/> reads it back.
    /// </summary>
    public override string ToString() =>
        ArrangeDays == 0 ? Adaptations.Words.Code(Kind) : $"{Adaptations.Words.Code(Kind)}:{ArrangeDays}";

    /// <summary>Reads <c>kind</c> (available now) or <c>kind:days</c> (arrangeable).</summary>
    public static bool TryParse(string text, out Adaptation adaptation)
    {
        adaptation = null!;
        var parts = text.Split(':', 2, StringSplitOptions.TrimEntries);
        if (!Adaptations.Words.TryFind(parts[0], out var kind)) return false;
        var days = 0;
        if (parts.Length == 2 && !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out days))
            return false;
        adaptation = new Adaptation(kind, days);
        return true;
    }
}

/// <summary>The words of adaptations, and which demand each relieves by one step.</summary>
public static class Adaptations
{
    /// <summary>Words of <see cref="AdaptationKind"/>.</summary>
    public static readonly Vocabulary<AdaptationKind> Words = new(
        new(AdaptationKind.WheelchairAccess, "wheelchair_access", "rullstolsanpassat", "wheelchair access", "rullstol"),
        new(AdaptationKind.LiftingAid, "lifting_aid", "lyfthjälpmedel", "lifting aid"),
        new(AdaptationKind.SeatedWork, "seated_work", "sittande arbete", "seated work"),
        new(AdaptationKind.ExtraBreaks, "extra_breaks", "extra pauser", "extra breaks"),
        new(AdaptationKind.PictureInstructions, "picture_instructions", "bildinstruktioner", "picture instructions",
            "bildstöd"),
        new(AdaptationKind.WeekdayColours, "weekday_colours", "schema i veckodagsfärger",
            "schedule in weekday colours"),
        new(AdaptationKind.OneTaskAtATime, "one_task_at_a_time", "en uppgift i taget", "one task at a time"),
        new(AdaptationKind.QuietPlace, "quiet_place", "lugn arbetsplats", "quiet place"),
        new(AdaptationKind.CompanionAtStart, "companion_at_start", "följeslagare i början", "companion at the start"),
        new(AdaptationKind.NoCustomerContact, "no_customer_contact", "ingen kundkontakt", "no customer contact"));

    /// <summary>Which demand the adaptation relieves by one step.</summary>
    public static Demand Relieves(AdaptationKind kind) => kind switch
    {
        AdaptationKind.LiftingAid or AdaptationKind.SeatedWork or AdaptationKind.ExtraBreaks => Demand.Physical,
        AdaptationKind.PictureInstructions or AdaptationKind.WeekdayColours or AdaptationKind.OneTaskAtATime =>
            Demand.Cognitive,
        AdaptationKind.QuietPlace or AdaptationKind.CompanionAtStart or AdaptationKind.NoCustomerContact =>
            Demand.Social,
        _ => Demand.None,
    };
}
