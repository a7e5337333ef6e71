using Matching.Core.Slots;

namespace Matching.Sample.Offers;

/// <summary>Sets capacities so that places are a little scarce where the task says so.</summary>
internal static class Rooms
{
    /// <summary>
    /// Spreads the half-days that participants want over the slots, in proportion to what each recipe has room for and
    /// to its open week, times a factor for slack; at least one place, and one crew. Rounding is carried from slot to
    /// slot, so that the sum is met when the minimum allows it.
    /// </summary>
    /// <param name="slots">Slots with their recipes; capacities are set in place.</param>
    /// <param name="sessionsWanted">Half-days a week that the participants of the stage want together.</param>
    /// <param name="slackPercent">100 = exactly enough if every half-day could be used.</param>
    public static void Set(List<(SlotDraft Slot, Recipe Recipe)> slots, int sessionsWanted, int slackPercent)
    {
        var parts = slots.Sum(s => (long)s.Recipe.Room * s.Slot.OpenSessions.Count);
        var carried = 0.0;
        for (var i = 0; i < slots.Count; i++)
        {
            var (slot, recipe) = slots[i];
            carried += sessionsWanted * (slackPercent / 100.0) * recipe.Room / parts;
            var capacity = Math.Max(slot.MinimumCrew, Math.Max(1, (int)Math.Floor(carried + 0.5)));
            carried -= capacity;
            slots[i] = (slot with { SessionCapacity = [capacity] }, recipe);
        }
    }
}
