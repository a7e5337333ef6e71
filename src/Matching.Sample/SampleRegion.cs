using System.Globalization;
using Matching.Core.Checks;
using Matching.Core.Municipalities;
using Matching.Core.Participants;
using Matching.Core.Placements;
using Matching.Core.Snapshots;
using Matching.Sample.Files;
using Matching.Sample.History;
using Matching.Sample.Offers;
using Matching.Sample.People;
using Matching.Sample.Places;

namespace Matching.Sample;

/// <summary>
/// The demo region: real places, invented people, employers and events. It becomes the same five files that users load.
/// </summary>
public sealed class SampleRegion
{
    private SampleRegion(SampleSettings settings, SnapshotRows rows, SampleOutcomes outcomes) =>
        (Settings, Rows, Outcomes) = (settings, rows, outcomes);

    /// <summary>What it was made from.</summary>
    public SampleSettings Settings { get; }

    /// <summary>Its rows, checked, in the order of the files.</summary>
    public SnapshotRows Rows { get; }

    /// <summary>What would come of placements that are not made yet.</summary>
    public SampleOutcomes Outcomes { get; }

    /// <summary>
    /// Makes a region. Deterministic: the settings decide every byte, on any machine and runtime. O(n log n) time and
    /// O(n) memory in the participants.
    /// </summary>
    /// <exception cref="InvalidInputException">Names everything that is wrong with the settings.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled; nothing is left behind.</exception>
    public static SampleRegion Generate(SampleSettings settings, CancellationToken cancellationToken = default)
    {
        var violations = settings.Check();
        if (violations.Count > 0) throw new InvalidInputException(violations);

        var people = new Population(settings).Make();
        cancellationToken.ThrowIfCancellationRequested();
        var offers = new RegionOffers(settings, people);
        cancellationToken.ThrowIfCancellationRequested();
        people = [.. people.Select(p => Preferences.Add(p, offers, settings.Seed))];
        cancellationToken.ThrowIfCancellationRequested();
        var placements = Placements(settings, people, offers);
        cancellationToken.ThrowIfCancellationRequested();
        var rows = new SnapshotRows
        {
            Municipalities = [.. HomeMunicipality.Within(settings.Size)
                .Select(h => new Municipality(new MunicipalityDraft { Code = h.Code, Name = h.Name }))],
            Participants = [.. people.Select(p => new Participant(p.Draft))],
            Employers = [.. offers.All.SelectMany(o => o.Employers)],
            Sites = [.. offers.All.SelectMany(o => o.Sites)],
            Slots = [.. offers.All.SelectMany(o => o.Slots)],
            Supervisors = [.. offers.All.SelectMany(o => o.Supervisors)],
            Placements = placements,
        };
        return new SampleRegion(settings, rows, new SampleOutcomes(settings, people, offers));
    }

    /// <summary>
    /// Writes the five files and a README.txt into a folder, which is created when it is missing. Each file appears
    /// whole under its name or not at all: it is written beside and then renamed over an older one.
    /// </summary>
    /// <returns>The paths of the five files in the order in which they load: sites, supervisors, slots, participants,
    /// placements.</returns>
    public Task<IReadOnlyList<string>> WriteAsync(string folder, CancellationToken cancellationToken = default) =>
        SampleFiles.WriteAsync(this, folder, cancellationToken);

    /// <summary>
    /// Names of the files in a folder that <see cref="WriteAsync"/> would replace and that somebody else has written
    /// to: a line of theirs does not say that it is invented. None where the folder is missing.
    /// </summary>
    public static IReadOnlyList<string> FilesOfOthers(string folder) => SampleFiles.OfOthers(folder);

    private static Placement[] Placements(SampleSettings settings, Person[] people, RegionOffers offers)
    {
        var presentByPerson = new PresentPlacements(settings, offers).Make(people);
        var past = new PastPlacements(settings, offers);
        var drafts = new List<PlacementDraft>();
        foreach (var person in people)
        {
            var present = presentByPerson.GetValueOrDefault(person);
            var before = present is { State: PlacementState.Started } ? present.StartOn : settings.Date;
            drafts.AddRange(past.Make(person, before).Reverse());
            if (present is not null) drafts.Add(present);
        }
        var digits = $"D{Math.Max(3, $"{drafts.Count}".Length)}";
        return
        [
            .. drafts.Select((draft, i) => new Placement(
                draft with { Id = "demo-t" + (i + 1).ToString(digits, CultureInfo.InvariantCulture) })),
        ];
    }
}
