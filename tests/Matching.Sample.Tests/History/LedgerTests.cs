using Matching.Core.Employers;
using Matching.Core.Participants;
using Matching.Core.Slots;
using Matching.Core.Travel;
using Matching.Sample.History;
using Matching.Sample.People;
using Matching.Sample.Places;

namespace Matching.Sample.Tests.History;

public sealed class LedgerTests
{
    private static readonly SessionMask TwoFirst = new(0b11);
    private static readonly SessionMask TwoNext = new(0b1100);

    [Fact]
    public void Take_HalfDaysLeft_TakesTheFirstOnes() => Assert.Equal(TwoFirst, Ledger().Take(Prospect()));

    [Fact]
    public void Take_FirstHalfDaysFull_TakesTheNext()
    {
        var ledger = Ledger();

        ledger.Take(Prospect());

        Assert.Equal(TwoNext, ledger.Take(Prospect()));
    }

    [Fact]
    public void Take_TooFewHalfDaysLeft_TakesNothing()
    {
        var ledger = Ledger();

        ledger.Take(Prospect(sessionsNeeded: 9));

        Assert.Equal(SessionMask.None, ledger.Take(Prospect()));
        Assert.Equal(1, ledger.Take(Prospect(sessionsNeeded: 1)).Count);
    }

    [Fact]
    public void Take_SupervisorFull_TakesNothing()
    {
        var ledger = Ledger(supportCapacity: 5);

        Assert.Equal(TwoFirst, ledger.Take(Prospect(supportNeed: 3)));
        Assert.Equal(SessionMask.None, ledger.Take(Prospect(supportNeed: 3)));
        Assert.Equal(TwoNext, ledger.Take(Prospect(supportNeed: 2)));
    }

    [Fact]
    public void Take_SiteAtItsCap_TakesNothing()
    {
        var ledger = Ledger(traineeCap: 1);

        ledger.Take(Prospect());

        Assert.Equal(SessionMask.None, ledger.Take(Prospect()));
    }

    private static Ledger Ledger(int supportCapacity = 100, int? traineeCap = null) => new(
        [new Supervisor(new SupervisorDraft { Municipality = "2380", Id = "h", SupportCapacity = supportCapacity })],
        [Site(traineeCap)]);

    private static Site Site(int? traineeCap = null) => new(new SiteDraft
    {
        Municipality = "2380", Id = "site", Employer = "e", Name = "n", Latitude = 63.18, Longitude = 14.64,
        TraineeCap = traineeCap,
    });

    private static Prospect Prospect(int sessionsNeeded = 2, int supportNeed = 2)
    {
        var draft = new ParticipantDraft
        {
            Municipality = "2380", Id = "p", SessionsNeeded = sessionsNeeded, SupportNeed = supportNeed,
            TravelModes = [TravelMode.Walk],
        };
        var slot = new Slot(new SlotDraft
        {
            Municipality = "2380", Id = "s", Site = "site", Title = "t", StartOn = new DateOnly(2026, 1, 1),
            EndOn = new DateOnly(2026, 12, 31), Supervisors = ["h"],
        });
        return new Prospect(new Person(0, draft, Traits.Of(1, 1)[0], new Point(63.18, 14.64)), slot, Site());
    }
}
