using Matching.Core.Checks;

namespace Matching.Core;

/// <summary>
/// What names one thing: the municipality that owns it and its id there. Two municipalities may use the same id; a
/// look-up that leaves the municipality out is a leak.
/// </summary>
/// <param name="Municipality">Four-digit municipality code, such as <c>2280</c>.</param>
/// <param name="Id">Opaque id, unique within the municipality and the kind of thing; compared ordinally.</param>
public readonly record struct Key(string Municipality, string Id) : IComparable<Key>
{
    /// <summary>Ordinal order: municipality first, then id.</summary>
    public int CompareTo(Key other)
    {
        var order = string.CompareOrdinal(Municipality, other.Municipality);
        return order != 0 ? order : string.CompareOrdinal(Id, other.Id);
    }

    /// <summary>The form that people type: <c>2280/p17</c>.</summary>
    public override string ToString() => $"{Municipality}/{Id}";

    /// <summary>
    /// What a text in a municipality's row names: an id alone is of that municipality, <c>2281/a1</c> of the one before
    /// it.
    /// </summary>
    /// <param name="text">As <see cref="Check.Reference"/> takes it.</param>
    /// <param name="home">The municipality whose row it is.</param>
    public static Key Named(string text, string home) => text.IndexOf('/', StringComparison.Ordinal) is >= 0 and var at
        ? new Key(text[..at], text[(at + 1)..])
        : new Key(home, text);

    /// <summary>True when <see cref="Named"/> gives this key. Allocates nothing.</summary>
    public bool IsNamedBy(string text, string home) => text.IndexOf('/', StringComparison.Ordinal) is >= 0 and var at
        ? text.AsSpan(0, at).SequenceEqual(Municipality) && text.AsSpan(at + 1).SequenceEqual(Id)
        : home == Municipality && text == Id;

    /// <summary>True for four digits.</summary>
    public static bool IsMunicipality(string code) => code.Length == 4 && code.All(char.IsAsciiDigit);

    /// <summary>Checks code and id of a stated thing.</summary>
    internal static void CheckInto(Check check, string municipality, string id)
    {
        check.That(
            IsMunicipality(municipality), "municipality",
            $"har kommun {municipality.Shown()}, väntade en fyrsiffrig kommunkod. Kanske saknas en inledande nolla.",
            $"has municipality {municipality.Shown()}, expected a four-digit code. Maybe a leading zero was lost.");
        check.Id("id", id);
    }
}
