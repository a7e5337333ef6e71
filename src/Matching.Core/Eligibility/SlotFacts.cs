using Matching.Core.Employers;
using Matching.Core.Participants;
using Matching.Core.Slots;
using Matching.Core.Travel;

namespace Matching.Core.Eligibility;

/// <summary>What the rules need of one slot, derived once and shared by all of the slot's pairs.</summary>
public sealed class SlotFacts
{
    private readonly int[][] _relievingDays;

    internal SlotFacts(Slot slot, Site site, Employer employer, PlanPeriod period)
    {
        (Slot, Site, Employer) = (slot, site, employer);
        Position = site is { Latitude: { } latitude, Longitude: { } longitude } ? new Position(latitude, longitude)
            : null;
        LanguageMinimum = slot.Tasks.Where(t => !t.Optional).Select(t => t.LanguageMinimum)
            .DefaultIfEmpty(LanguageLevel.None).Max();
        HighestLanguage = slot.Tasks.Select(t => t.LanguageMinimum).DefaultIfEmpty(LanguageLevel.None).Max();
        LargestGroup = Enumerable.Range(0, SessionMask.SessionCount).Max(slot.CapacityIn);
        Usable = UsableSessions(slot);
        (OpensOn, SeasonDays) = Opening(slot, site, period);
        ClosesOn = SeasonDays is { Last: var last } && last < slot.EndOn ? last : slot.EndOn;
        _relievingDays = [.. Enum.GetValues<Demand>().Select(demand => DaysThatRelieve(slot, demand))];
    }

    /// <summary>The slot.</summary>
    public Slot Slot { get; }

    /// <summary>Its site.</summary>
    public Site Site { get; }

    /// <summary>The site's employer.</summary>
    public Employer Employer { get; }

    /// <summary>Where the site is; null when nobody stated it.</summary>
    public Position? Position { get; }

    /// <summary>The Swedish that the tasks take that nobody can leave out.</summary>
    public LanguageLevel LanguageMinimum { get; }

    /// <summary>The highest Swedish that any task takes, optional ones included.</summary>
    public LanguageLevel HighestLanguage { get; }

    /// <summary>Most participants in any half-day.</summary>
    public int LargestGroup { get; }

    /// <summary>
    /// Per cent of good outcomes at the employer before the day of the decision, shrunk towards the area's.
    /// </summary>
    public double HostRecord { get; internal set; }

    /// <summary>How many ended placements at the employer stand behind it, 0 or more; the rest is the area's.</summary>
    public int HostPlacements { get; internal set; }

    /// <summary>Half-days that are open and have at least one place.</summary>
    public SessionMask Usable { get; }

    /// <summary>First day on or after the plan's start on which it is open, season included.</summary>
    public DateOnly OpensOn { get; }

    /// <summary>Last day of that opening; before <see cref="OpensOn"/> when it does not open again.</summary>
    public DateOnly ClosesOn { get; }

    /// <summary>
    /// First and last day of the season that holds <see cref="OpensOn"/>, the site's longest season included; the last
    /// day lies before the first when the two seasons never meet; null when it is open all year.
    /// </summary>
    public (DateOnly First, DateOnly Last)? SeasonDays { get; }

    /// <summary>
    /// Participants with an agreed placement at the site in the period; compared with its trainee cap.
    /// </summary>
    public int AgreedAtSite { get; internal set; }

    /// <summary>
    /// Of each adaptation that relieves a demand the days until it is in place, the soonest first.
    /// </summary>
    internal IReadOnlyList<int> RelievingDays(Demand demand) => _relievingDays[(int)demand];

    private static int[] DaysThatRelieve(Slot slot, Demand demand) =>
        [.. slot.Adaptations.Where(a => Adaptations.Relieves(a.Kind) == demand).Select(a => a.ArrangeDays).Order()];

    private static SessionMask UsableSessions(Slot slot)
    {
        var usable = SessionMask.None;
        for (var session = 0; session < SessionMask.SessionCount; session++)
            if (slot.CapacityIn(session) > 0) usable |= new SessionMask((ushort)(1 << session));
        return usable;
    }

    private static (DateOnly Opens, (DateOnly First, DateOnly Last)? Season) Opening(
        Slot slot, Site site, PlanPeriod period)
    {
        var opens = Later(slot.StartOn, period.StartOn);
        Season[] seasons = [.. new[] { slot.Season, SiteKinds.LongestSeason(site.Kind) }.OfType<Season>()];
        if (seasons.Length == 0) return (opens, null);
        // Either season may move the day into the other's next year; a day within both is found by the second round.
        for (var round = 0; round < 2; round++)
            foreach (var season in seasons) opens = Later(opens, season.NextFrom(opens).First);
        var days = seasons.Select(season => season.NextFrom(opens)).ToArray();
        var (first, last) = (days.Max(d => d.First), days.Min(d => d.Last));
        return (opens, (first, first <= opens ? last : opens.AddDays(-1)));
    }

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;
}
