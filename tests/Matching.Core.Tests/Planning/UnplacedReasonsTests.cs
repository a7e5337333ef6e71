using Matching.Core.Eligibility;
using Matching.Core.Participants;
using Matching.Core.Planning;
using Matching.Core.Slots;

namespace Matching.Core.Tests.Planning;

public sealed class UnplacedReasonsTests
{
    private static Unplaced Only(Area area) => Assert.Single(area.Plan().Unplaced);

    [Fact]
    public void Of_SomebodyForWhomNothingOfTheKindExists_AsksForOne()
    {
        var unplaced = Only(new Area().Who(p => p with { Readiness = Readiness.NotYet }));
        Saying.Is(
            unplaced.Reason, "det finns inga platser av det slaget", "there are no slots of that kind");
        Saying.Is(unplaced.NearestFix, "öppna en aktivitet eller en plats", "open an activity or a slot");
        Saying.Is(
            unplaced.NextStep, "matchare och deltagare bokar ett samtal", "matcher and participant book a talk");
    }

    [Fact]
    public void Of_SomebodyTheOnlySlotStops_NamesTheRuleAndTheChange()
    {
        var unplaced = Only(new Area().Where(s => s with { DrivingLicenceRequired = true }));
        Saying.Is(unplaced.Reason, "den enda platsen stannar på körkort", "the only slot stops at driving licence");
        Saying.Is(
            unplaced.NearestFix,
            "Snickeri, Arenan: arbetsgivaren ordnar uppgifter utan bil",
            "Snickeri, Arenan: the employer arranges tasks without driving");
    }

    [Fact]
    public void Of_SomebodySeveralSlotsStop_CountsThemAndTakesTheOneWithFewestHindrances()
    {
        var licence = Area.AnySlot with { DrivingLicenceRequired = true };
        var area = new Area
        {
            Slots =
            [
                licence with { Tasks = [new("kassa", LanguageLevel.C1)] }, licence with { Id = "s2", Title = "Park" },
                Area.AnySlot with { Id = "s3", Stage = Stage.WorkOrStudies },
            ],
        };
        Saying.Is(
            Only(area).Reason,
            "ingen av 3 platser är möjlig; 2 stannar på körkort",
            "none of 3 slots is possible; 2 stop at driving licence");
        Assert.StartsWith("Park, Arenan:", Only(area).NearestFix.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_ASlotThatOpensTooLate_NamesTheDayThatThePlanWouldHaveToReach()
    {
        var unplaced = Only(new Area().Where(s => s with { StartOn = Area.Start.AddDays(57) }));
        Saying.Is(unplaced.Reason, "ingen plats öppnar i tid för planen", "no slot opens in time for the plan");
        Saying.Is(
            unplaced.NearestFix,
            "Snickeri, Arenan: planen tar starter till och med 2026-06-30",
            "Snickeri, Arenan: the plan takes starts up to 2026-06-30");
    }

    [Fact]
    public void Of_ASlotThatClosesTooSoonAfterItOpened_OnceAskedForALaterStartThatThePlanAlreadyTook()
    {
        var area = new Area().At(s => s with { Kind = Core.Employers.SiteKind.School })
            .Where(s => s with { EndOn = Area.Start.AddDays(20) });
        Saying.Is(
            Only(area).NearestFix,
            "Snickeri, Arenan: arbetsgivaren förlänger perioden till minst 2026-05-31",
            "Snickeri, Arenan: the employer extends it to 2026-05-31 or later");
    }

    [Fact]
    public void Of_APlanThatEndsTooSoon_AsksForALongerOne()
    {
        var area = new Area().From(Area.Start, 20).At(s => s with { Kind = Core.Employers.SiteKind.School });
        Saying.Is(
            Only(area).NearestFix,
            "Snickeri, Arenan: planen räcker till 2026-05-31", "Snickeri, Arenan: the plan reaches to 2026-05-31");
    }

    [Fact]
    public void Of_SomebodyWhoWaits_NamesAnActivityWithRoomMeanwhile()
    {
        var area = new Area
        {
            Slots = [Area.AnySlot with { DrivingLicenceRequired = true }, Area.AnyActivity],
        }.Who(p => p with { AvailableSessions = Area.Mask("mon tue wed") });
        Saying.Is(
            Only(area).NextStep,
            "under tiden: Stödgrupp, Arenan (mån tis ons)", "meanwhile: Stödgrupp, Arenan (mon tue wed)");
    }

    // Truth by trial: what the fix says is carried out, and then the pair is an option, or there is room for it.
    [Fact]
    public void Of_EverybodyLeftOutOfManyAreas_IsRightAboutTheNearestFix()
    {
        var (byRules, byRoom) = (0, 0);
        for (var seed = 200; seed < 320; seed++)
        {
            var area = RandomAreas.At(seed, participants: 9, slots: 4);
            var plan = area.Plan();
            if (plan.Placements.Count == 0) continue;
            foreach (var unplaced in plan.Unplaced)
            {
                Saying.SpeaksBoth(unplaced.Reason);
                Saying.SpeaksBoth(unplaced.NextStep);
                var (english, colon) = (unplaced.NearestFix.ToString(), 0);
                if ((colon = english.IndexOf(": ", StringComparison.Ordinal)) < 0) continue;
                var slot = area.Slots.Single(s => english.StartsWith(s.Title + ",", StringComparison.Ordinal));
                var pair = Ahead(area, unplaced.Participant, slot);
                if (unplaced.Reason.ToString().Contains("one more", StringComparison.Ordinal))
                {
                    Assert.True(pair.Judge().IsOption);
                    RoomIsLacking(area, plan, unplaced.Participant);
                    byRoom++;
                    continue;
                }
                Assert.False(pair.Judge().IsOption, english);
                var carried = pair.Carried(english[(colon + 2)..]);
                // A travel time that was unknown may turn out to be no shorter than last time's.
                if (english.Contains("travel", StringComparison.Ordinal)) carried = carried.Carried("a slot closer by");
                var after = carried.Judge();
                var left = string.Join(", ", after.Hindrances.Select(h => $"{h.Rule.Name}: {h.Explanation.Why}"));
                Assert.True(after.IsOption, $"Seed {seed}: {english}. Then: {left} {after.EarliestStartOn}");
                byRules++;
            }
        }
        Assert.True(byRules > 40 && byRoom > 20, $"{byRules} by rules, {byRoom} by room.");
    }

    private static Area Ahead(Area area, Key participant, SlotDraft slot) => area with
    {
        Participants = [.. area.Participants.OrderByDescending(p => new Key(p.Municipality, p.Id) == participant)],
        Slots = [.. area.Slots.OrderByDescending(s => s == slot)],
    };

    private static void RoomIsLacking(Area area, Core.Planning.Plan plan, Key participant)
    {
        var (facts, usage) = (area.Facts(), new Usage(area, plan));
        var index = facts.Snapshot.ParticipantIndex(participant);
        for (var slot = 0; slot < facts.Slots.Count; slot++)
            if (EligibilityRules.IsOption(facts.Pair(index, slot), out _))
                Assert.False(usage.CanTake(participant, facts.Slots[slot].Slot.Key));
    }

    [Fact]
    public void Of_EverybodyLeftOutForRoom_FitsWhenWhatLacksIsThere()
    {
        var tried = 0;
        for (var seed = 400; seed < 480; seed++)
        {
            var area = RandomAreas.At(seed, participants: 9, slots: 4);
            var plan = area.Plan();
            foreach (var unplaced in plan.Unplaced)
            {
                if (!unplaced.Reason.ToString().Contains("one more", StringComparison.Ordinal)) continue;
                var fix = unplaced.NearestFix.ToString();
                if (fix.Contains("a crew", StringComparison.Ordinal)) continue;
                var slot = area.Slots.Single(s => fix.StartsWith(s.Title + ",", StringComparison.Ordinal));
                var wider = area with
                {
                    Slots = [.. area.Slots.Select(s => s != slot ? s : Wider(s, fix, plan))],
                    Supervisors = [.. area.Supervisors.Select(h =>
                        h.Municipality == slot.Municipality
                        && fix.Contains($"support capacity at {h.Id}", StringComparison.Ordinal)
                            ? h with { SupportCapacity = h.SupportCapacity + 90 }
                            : h)],
                    Sites = [.. area.Sites.Select(s =>
                        s.Id == slot.Site && s.Municipality == slot.Municipality
                        && fix.Contains("the site's cap", StringComparison.Ordinal)
                            ? s with { TraineeCap = s.TraineeCap + 9 }
                            : s)],
                };
                Assert.True(
                    new Usage(wider, plan).CanTake(unplaced.Participant, new Key(slot.Municipality, slot.Id)),
                    $"Seed {seed}: {fix}.");
                tried++;
            }
        }
        Assert.True(tried > 10, $"{tried} tried.");
    }

    // A crew that was too small before the plan is no hindrance any more; the plan's notes say so.
    private static SlotDraft Wider(SlotDraft slot, string fix, Core.Planning.Plan plan) => slot with
    {
        SessionCapacity = fix.Contains("seat", StringComparison.Ordinal)
            ? [slot.SessionCapacity[0] + 9]
            : slot.SessionCapacity,
        MinimumCrew = plan.Notes.Any(n => n.ToString().Contains($"/{slot.Id}' has a crew", StringComparison.Ordinal))
            ? 1
            : slot.MinimumCrew,
    };
}
