using Matching.Core.Slots;
using Matching.Core.Words;

namespace Matching.Core.Participants;

/// <summary>What a wish or a veto is about.</summary>
public enum PreferenceTarget
{
    /// <summary>A field of work; the value is a <see cref="WorkField"/> code.</summary>
    Field,

    /// <summary>An employer's id.</summary>
    Employer,

    /// <summary>A site's id.</summary>
    Site,

    /// <summary>A slot's id.</summary>
    Slot,
}

/// <summary>
/// A wish or a veto, as the participant put it: <c>field:outdoor</c>, <c>slot:badplats-smitingen</c>. A wish raises
/// the value of what it names; a veto excludes it. Both can be taken back at any time and neither lowers anything
/// else.
/// </summary>
/// <param name="Target">What it is about.</param>
/// <param name="Value">The field's code, or an id in the participant's own municipality, or <c>2281/a1</c> in another.
/// </param>
public sealed record Preference(PreferenceTarget Target, string Value)
{
    /// <summary>The same with the municipality stated, so that it says what is named to whoever reads it.</summary>
    /// <param name="home">The participant's municipality.</param>
    public Preference From(string home) =>
        Target == PreferenceTarget.Field ? this : this with { Value = Key.Named(Value, home).ToString() };

    /// <summary>The form in files; <see cref="TryParse"/> reads it back.</summary>
    public override string ToString() => $"{PreferenceWords.Targets.Code(Target)}:{Value}";

    /// <summary>Reads <c>target:value</c>; a field's Swedish word becomes its code.</summary>
    public static bool TryParse(string text, out Preference preference)
    {
        preference = null!;
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon < 1 || !PreferenceWords.Targets.TryFind(text[..colon], out var target)) return false;
        var value = text[(colon + 1)..].Trim();
        if (target == PreferenceTarget.Field && WorkFields.Words.TryFind(value, out var field))
            value = WorkFields.Words.Code(field);
        preference = new Preference(target, value);
        return value.Length > 0;
    }
}

/// <summary>The words of preference targets.</summary>
public static class PreferenceWords
{
    /// <summary>Words of <see cref="PreferenceTarget"/>.</summary>
    public static readonly Vocabulary<PreferenceTarget> Targets = new(
        new(PreferenceTarget.Field, "field", "område", "field", "yrkesområde"),
        new(PreferenceTarget.Employer, "employer", "arbetsgivare", "employer"),
        new(PreferenceTarget.Site, "site", "arbetsställe", "site"),
        new(PreferenceTarget.Slot, "slot", "plats", "slot"));
}
