using Matching.Core.Eligibility;
using Matching.Core.Slots;
using Matching.Core.Words;

namespace Matching.Core.Planning;

/// <summary>What an option lacks, given the seats that are left: nothing when it could be taken at once.</summary>
internal static class Room
{
    /// <summary>Each thing that is missing, as the one more that would open it.</summary>
    public static IReadOnlyList<Phrase> Of(AreaFacts facts, Seats left, PlanningOption option)
    {
        var pair = facts.Pair(option.Participant, option.Slot);
        var lacks = new List<Phrase>();
        AddSeats(lacks, pair, left, option);
        AddSupport(lacks, facts, left, option);
        if (pair.Where.Slot.Activity is null && left.CapOf(pair.Where.Site.Key) is <= 0)
            lacks.Add(Phrase.Of($"en plats till under arbetsställets tak", $"one more place under the site's cap"));
        if (left.MinimumCrewOf(option.Slot) > 1) AddCrew(lacks, pair, left, option);
        return lacks;
    }

    /// <summary>The half-days of a mask on which the slot has a seat left.</summary>
    public static SessionMask FreeSessions(Seats left, int slot, SessionMask among)
    {
        var free = SessionMask.None;
        for (var session = 0; session < SessionMask.SessionCount; session++)
            if (among.Has(session) && left.At(slot, session) > 0) free |= new SessionMask((ushort)(1 << session));
        return free;
    }

    private static void AddSeats(List<Phrase> lacks, in Pair pair, Seats left, PlanningOption option)
    {
        var free = FreeSessions(left, option.Slot, pair.CommonSessions);
        var missing = pair.Who.Participant.SessionsNeeded - free.Count;
        if (missing <= 0) return;
        var full = new SessionMask((ushort)(pair.CommonSessions.Bits & ~free.Bits));
        lacks.Add(Phrase.Of(
            $"en plats till på {missing} av halvdagarna {full.Say()}",
            $"one more seat on {missing} of the half-days {full.Say()}"));
    }

    private static void AddSupport(List<Phrase> lacks, AreaFacts facts, Seats left, PlanningOption option)
    {
        foreach (var supervisor in left.SupervisorsOf(option.Slot))
        {
            var missing = option.SupportLoad - left.SupportOf(supervisor);
            if (missing <= 0) continue;
            var id = facts.Snapshot.Supervisors[supervisor].Id;
            lacks.Add(Phrase.Of(
                $"{missing} mer handledarkapacitet hos {id}",
                $"{missing} more support capacity at {id}"));
        }
    }

    // A crew that is not full stands ready on no half-day: only those in use by enough people can be joined.
    private static void AddCrew(List<Phrase> lacks, in Pair pair, Seats left, PlanningOption option)
    {
        var (crew, needed) = (left.MinimumCrewOf(option.Slot), pair.Who.Participant.SessionsNeeded);
        var free = FreeSessions(left, option.Slot, pair.CommonSessions);
        // Where seats are missing, that was named already, and any of the half-days may get them.
        var among = free.Count < needed ? pair.CommonSessions : free;
        var joinable = 0;
        for (var session = 0; session < SessionMask.SessionCount; session++)
            if (among.Has(session)
                && pair.Where.Slot.CapacityIn(session) - left.At(option.Slot, session) >= crew - 1) joinable++;
        if (joinable < needed)
            lacks.Add(Phrase.Of($"ett lag på minst {crew}", $"a crew of at least {crew}"));
    }
}
