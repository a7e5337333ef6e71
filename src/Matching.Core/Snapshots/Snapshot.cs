using System.Collections.Frozen;
using Matching.Core.Checks;
using Matching.Core.Employers;
using Matching.Core.Municipalities;
using Matching.Core.Participants;
using Matching.Core.Placements;
using Matching.Core.Slots;
using Matching.Core.Words;

namespace Matching.Core.Snapshots;

/// <summary>The rows of a snapshot, each list in any order.</summary>
public sealed record SnapshotRows
{
    /// <summary>Municipalities of the planning area.</summary>
    public IReadOnlyList<Municipality> Municipalities { get; init; } = [];

    /// <summary>Participants.</summary>
    public IReadOnlyList<Participant> Participants { get; init; } = [];

    /// <summary>Employers.</summary>
    public IReadOnlyList<Employer> Employers { get; init; } = [];

    /// <summary>Sites.</summary>
    public IReadOnlyList<Site> Sites { get; init; } = [];

    /// <summary>Slots and activities.</summary>
    public IReadOnlyList<Slot> Slots { get; init; } = [];

    /// <summary>Supervisors.</summary>
    public IReadOnlyList<Supervisor> Supervisors { get; init; } = [];

    /// <summary>Placements, past and present.</summary>
    public IReadOnlyList<Placement> Placements { get; init; } = [];

    /// <summary>Steps, those of one participant in the order in which they were observed.</summary>
    public IReadOnlyList<Step> Steps { get; init; } = [];
}

/// <summary>
/// Everything that one planning area knows at one moment; immutable. Every list is in ordinal key order, so that the
/// same rows in any order give the same plan, and every reference leads to a row.
/// </summary>
public sealed class Snapshot
{
    private readonly FrozenDictionary<Key, int> _participantsByKey;
    private readonly FrozenDictionary<Key, int> _slotsByKey;
    private readonly FrozenDictionary<Key, int> _sitesByKey;
    private readonly FrozenDictionary<Key, int> _employersByKey;
    private readonly FrozenDictionary<Key, int> _supervisorsByKey;
    private readonly ILookup<Key, Placement> _placementsByParticipant;
    private readonly ILookup<Key, Step> _stepsByParticipant;

    /// <summary>Sorts the rows and follows every reference. O(n log n).</summary>
    /// <exception cref="InvalidInputException">Names every key that occurs twice and every reference that leads
    /// nowhere.</exception>
    public Snapshot(SnapshotRows rows)
    {
        Municipalities = [.. rows.Municipalities.OrderBy(m => m.Code, StringComparer.Ordinal)];
        Participants = [.. rows.Participants.OrderBy(p => p.Key)];
        Employers = [.. rows.Employers.OrderBy(e => e.Key)];
        Sites = [.. rows.Sites.OrderBy(s => s.Key)];
        Slots = [.. rows.Slots.OrderBy(s => s.Key)];
        Supervisors = [.. rows.Supervisors.OrderBy(s => s.Key)];
        Placements = [.. rows.Placements.OrderBy(p => p.Key)];

        var check = new Check(Phrase.Of($"Underlaget", $"Snapshot"), "");
        _participantsByKey = Indexed(check, "participants", Participants.Select(p => p.Key));
        _employersByKey = Indexed(check, "employers", Employers.Select(e => e.Key));
        _sitesByKey = Indexed(check, "sites", Sites.Select(s => s.Key));
        _slotsByKey = Indexed(check, "slots", Slots.Select(s => s.Key));
        _supervisorsByKey = Indexed(check, "supervisors", Supervisors.Select(s => s.Key));
        Indexed(check, "placements", Placements.Select(p => p.Key));
        CheckReferences(check);
        check.ThrowIfAny();

        SiteOfSlot = [.. Slots.Select(s => _sitesByKey[new Key(s.Municipality, s.Site)])];
        EmployerOfSite = [.. Sites.Select(s => _employersByKey[new Key(s.Municipality, s.Employer)])];
        _placementsByParticipant = Placements.ToLookup(p => p.ParticipantKey);
        _stepsByParticipant = rows.Steps.ToLookup(s => s.Participant);
    }

    /// <summary>Municipalities by code.</summary>
    public IReadOnlyList<Municipality> Municipalities { get; }

    /// <summary>Their codes: the planning area.</summary>
    public IReadOnlyList<string> Area => [.. Municipalities.Select(m => m.Code)];

    /// <summary>Participants by key.</summary>
    public IReadOnlyList<Participant> Participants { get; }

    /// <summary>Employers by key.</summary>
    public IReadOnlyList<Employer> Employers { get; }

    /// <summary>Sites by key.</summary>
    public IReadOnlyList<Site> Sites { get; }

    /// <summary>Slots and activities by key.</summary>
    public IReadOnlyList<Slot> Slots { get; }

    /// <summary>Supervisors by key.</summary>
    public IReadOnlyList<Supervisor> Supervisors { get; }

    /// <summary>Placements by key.</summary>
    public IReadOnlyList<Placement> Placements { get; }

    /// <summary>Per slot, the index of its site.</summary>
    public IReadOnlyList<int> SiteOfSlot { get; }

    /// <summary>Per site, the index of its employer.</summary>
    public IReadOnlyList<int> EmployerOfSite { get; }

    /// <summary>Index of a participant, or -1.</summary>
    public int ParticipantIndex(Key key) => _participantsByKey.GetValueOrDefault(key, -1);

    /// <summary>Index of a slot, or -1.</summary>
    public int SlotIndex(Key key) => _slotsByKey.GetValueOrDefault(key, -1);

    /// <summary>Index of a supervisor, or -1.</summary>
    public int SupervisorIndex(Key key) => _supervisorsByKey.GetValueOrDefault(key, -1);

    /// <summary>The site of a slot.</summary>
    public Site SiteOf(Slot slot) => Sites[_sitesByKey[new Key(slot.Municipality, slot.Site)]];

    /// <summary>The employer of a site.</summary>
    public Employer EmployerOf(Site site) => Employers[_employersByKey[new Key(site.Municipality, site.Employer)]];

    /// <summary>A participant's placements in key order.</summary>
    public IEnumerable<Placement> PlacementsOf(Participant participant) => _placementsByParticipant[participant.Key];

    /// <summary>A participant's steps in the order in which they were observed.</summary>
    public IEnumerable<Step> StepsOf(Participant participant) => _stepsByParticipant[participant.Key];

    private static FrozenDictionary<Key, int> Indexed(Check check, string field, IEnumerable<Key> keys)
    {
        var indices = new Dictionary<Key, int>();
        var index = 0;
        foreach (var key in keys)
        {
            check.That(
                indices.TryAdd(key, index), field,
                $"har '{key}' två gånger i {field}, väntade varje en gång.",
                $"has '{key}' twice in {field}, expected each once.");
            index++;
        }
        return indices.ToFrozenDictionary();
    }

    private void CheckReferences(Check check)
    {
        void Leads(bool found, string field, Key from, Key to) => check.That(
            found, field,
            $"har {field} '{to}' hos '{from}', väntade en rad med den nyckeln. Kanske laddades den filen inte.",
            $"has {field} '{to}' at '{from}', expected a row with that key. Maybe its file was not loaded.");

        foreach (var site in Sites)
        {
            var employer = new Key(site.Municipality, site.Employer);
            Leads(_employersByKey.ContainsKey(employer), "employer", site.Key, employer);
        }
        foreach (var slot in Slots)
        {
            var site = new Key(slot.Municipality, slot.Site);
            Leads(_sitesByKey.ContainsKey(site), "site", slot.Key, site);
            foreach (var id in slot.Supervisors)
            {
                var supervisor = new Key(slot.Municipality, id);
                Leads(_supervisorsByKey.ContainsKey(supervisor), "supervisor", slot.Key, supervisor);
            }
        }
        foreach (var placement in Placements)
        {
            var (participant, slot) = (placement.ParticipantKey, placement.SlotKey);
            Leads(_participantsByKey.ContainsKey(participant), "participant", placement.Key, participant);
            Leads(_slotsByKey.ContainsKey(slot), "slot", placement.Key, slot);
        }
    }
}
