using Matching.Core.Employers;
using Matching.Core.Participants;
using Matching.Core.Slots;
using Matching.Core.Travel;

namespace Matching.Core.Eligibility;

/// <summary>What the rules need of one slot, derived once and shared by all of the slot's pairs.</summary>
public sealed class SlotFacts
{
    internal SlotFacts(Slot slot, Site site, Employer employer, PlanPeriod period)
    {
        (Slot, Site, Employer) = (slot, site, employer);
        Position = site is { Latitude: { } latitude, Longitude: { } longitude } ? new Position(latitude, longitude)
            : null;
        LanguageMinimum = slot.Tasks.Where(t => !t.Optional).Select(t => t.LanguageMinimum)
            .DefaultIfEmpty(LanguageLevel.None).Max();
        Usable = UsableSessions(slot);
        (OpensOn, ClosesOn) = OpenDays(slot, site, period);
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

    /// <summary>Half-days that are open and have at least one place.</summary>
    public SessionMask Usable { get; }

    /// <summary>First day on or after the plan's start on which it is open, season included.</summary>
    public DateOnly OpensOn { get; }

    /// <summary>Last day of that opening; before <see cref="OpensOn"/> when it does not open again.</summary>
    public DateOnly ClosesOn { get; }

    /// <summary>
    /// Participants with an agreed placement at the site in the period; compared with its trainee cap.
    /// </summary>
    public int AgreedAtSite { get; internal set; }

    private static SessionMask UsableSessions(Slot slot)
    {
        var usable = SessionMask.None;
        for (var session = 0; session < SessionMask.SessionCount; session++)
            if (slot.CapacityIn(session) > 0) usable |= new SessionMask((ushort)(1 << session));
        return usable;
    }

    private static (DateOnly Opens, DateOnly Closes) OpenDays(Slot slot, Site site, PlanPeriod period)
    {
        var first = Later(slot.StartOn, period.StartOn);
        var last = slot.EndOn;
        // The site's longest season bounds the slot's own; two passes let the second season move the first one's year.
        for (var pass = 0; pass < 2; pass++)
            foreach (var season in new[] { slot.Season, SiteKinds.LongestSeason(site.Kind) })
                if (season is { } known)
                {
                    var (from, to) = known.NextFrom(first);
                    first = Later(first, from);
                    last = to < last ? to : last;
                }
        return (first, last);
    }

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;
}
