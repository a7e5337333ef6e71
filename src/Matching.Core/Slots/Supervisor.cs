using Matching.Core.Checks;
using Matching.Core.Words;

namespace Matching.Core.Slots;

/// <summary>What is stated of a supervisor.</summary>
public record SupervisorDraft
{
    /// <summary>Code of the municipality.</summary>
    public string Municipality { get; init; } = "";

    /// <summary>Opaque id; no name.</summary>
    public string Id { get; init; } = "";

    /// <summary>How much support load the supervisor carries at a time, 0 to 1000.</summary>
    public int SupportCapacity { get; init; }
}

/// <summary>Guides participants at one or more slots, within a support capacity.</summary>
public sealed record Supervisor : SupervisorDraft, INoun
{
    /// <summary>Takes what is stated.</summary>
    /// <exception cref="InvalidInputException">Names every violation.</exception>
    public Supervisor(SupervisorDraft draft) : base(draft)
    {
        var violations = Check(draft);
        if (violations.Count > 0) throw new InvalidInputException(violations);
    }

    /// <summary>Municipality and id.</summary>
    public Key Key => new(Municipality, Id);

    /// <summary>Everything that is wrong with what is stated; empty when it can be constructed.</summary>
    public static IReadOnlyList<Violation> Check(SupervisorDraft draft)
    {
        var check = new Check(Phrase.Of($"Handledare", $"Supervisor"), draft.Id);
        Key.CheckInto(check, draft.Municipality, draft.Id);
        check.Range("support_capacity", draft.SupportCapacity, 0, 1000);
        return check.Violations;
    }
}
