using Matching.Core.Checks;
using Matching.Core.Words;

namespace Matching.Core.Municipalities;

/// <summary>What is stated of a municipality.</summary>
public record MunicipalityDraft
{
    /// <summary>Four-digit code, such as <c>2280</c>.</summary>
    public string Code { get; init; } = "";

    /// <summary>Name without the word "kommun".</summary>
    public string Name { get; init; } = "";
}

/// <summary>The tenant: owns participants and sites, may share slots with its neighbours.</summary>
public sealed record Municipality : MunicipalityDraft
{
    /// <summary>Takes what is stated.</summary>
    /// <exception cref="InvalidInputException">Names every violation.</exception>
    public Municipality(MunicipalityDraft draft) : base(draft)
    {
        var check = new Check(Phrase.Of($"Kommun", $"Municipality"), draft.Code);
        check.That(
            Key.IsMunicipality(draft.Code), "code",
            $"har kod {draft.Code.Shown()}, väntade fyra siffror. Kanske saknas en inledande nolla.",
            $"has code {draft.Code.Shown()}, expected four digits. Maybe a leading zero was lost.");
        check.Text("name", draft.Name);
        check.ThrowIfAny();
    }
}
