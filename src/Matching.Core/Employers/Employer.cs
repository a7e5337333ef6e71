using Matching.Core.Checks;
using Matching.Core.Words;

namespace Matching.Core.Employers;

/// <summary>Who runs an employer.</summary>
public enum Sector
{
    /// <summary>The municipality's own units.</summary>
    Municipal,

    /// <summary>Private employers.</summary>
    Private,

    /// <summary>Associations and social enterprises.</summary>
    CivilSociety,
}

/// <summary>The words of sectors.</summary>
public static class Sectors
{
    /// <summary>Words of <see cref="Sector"/>.</summary>
    public static readonly Vocabulary<Sector> Words = new(
        new(Sector.Municipal, "municipal", "kommunal", "municipal"),
        new(Sector.Private, "private", "privat", "private"),
        new(Sector.CivilSociety, "civil_society", "civilsamhälle", "civil society", "förening", "ideell"));
}

/// <summary>What is stated of an employer.</summary>
public record EmployerDraft
{
    /// <summary>Code of the municipality.</summary>
    public string Municipality { get; init; } = "";

    /// <summary>Opaque id.</summary>
    public string Id { get; init; } = "";

    /// <summary>Name of the organisation.</summary>
    public string Name { get; init; } = "";

    /// <summary>Who runs it.</summary>
    public Sector Sector { get; init; }
}

/// <summary>The host organisation, the municipality's own units included.</summary>
public sealed record Employer : EmployerDraft, INoun
{
    /// <summary>Takes what is stated.</summary>
    /// <exception cref="InvalidInputException">Names every violation.</exception>
    public Employer(EmployerDraft draft) : base(draft)
    {
        var violations = Check(draft);
        if (violations.Count > 0) throw new InvalidInputException(violations);
    }

    /// <summary>Municipality and id.</summary>
    public Key Key => new(Municipality, Id);

    /// <summary>Everything that is wrong with what is stated; empty when it can be constructed.</summary>
    public static IReadOnlyList<Violation> Check(EmployerDraft draft)
    {
        var check = new Check(Phrase.Of($"Arbetsgivare", $"Employer"), draft.Id);
        Key.CheckInto(check, draft.Municipality, draft.Id);
        check.Text("name", draft.Name);
        check.Defined("sector", draft.Sector);
        return check.Violations;
    }
}
