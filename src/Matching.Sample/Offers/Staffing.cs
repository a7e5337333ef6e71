using Matching.Core.Slots;
using Matching.Sample.Drawing;

namespace Matching.Sample.Offers;

/// <summary>Gives the slots of a municipality their supervisors: one for one to three neighbouring slots.</summary>
internal static class Staffing
{
    /// <summary>Support load of an average participant: support need 3.3 and half a demand above ability.</summary>
    private const double AverageLoad = 3.9;

    /// <summary>
    /// Adds supervisors to slots that stand in the order of their sites. One slot in eight has the next group's
    /// supervisor too. A supervisor carries 90–130 % of the load that full slots would bring on average, and at least
    /// the heaviest single participant. Activities have leaders of their own and no supervisors.
    /// </summary>
    public static IEnumerable<Supervisor> Staff(List<SlotDraft> slots, Dice dice)
    {
        var loads = new List<double>();
        var ids = new List<List<string>>();
        var municipality = slots.Count > 0 ? slots[0].Municipality : "";
        var left = 0;
        foreach (var slot in slots)
        {
            ids.Add([]);
            if (slot.Activity is not null) continue;
            if (left-- == 0)
            {
                left = dice.Between(0, 2);
                loads.Add(0);
            }
            loads[^1] += Places(slot) * AverageLoad;
            ids[^1].Add(Id(loads.Count));
            if (loads.Count > 1 && dice.Chance(125)) ids[^1].Add(Id(loads.Count - 1));
        }
        for (var i = 0; i < slots.Count; i++) slots[i] = slots[i] with { Supervisors = ids[i] };
        return [.. loads.Select((load, i) => new Supervisor(new SupervisorDraft
        {
            Municipality = municipality,
            Id = Id(i + 1),
            SupportCapacity = Math.Min(1000, Math.Max(13, (int)(load * dice.Between(90, 130) / 100))),
        }))];
    }

    /// <summary>Participants whom a slot holds when each takes half of its open week.</summary>
    public static int Places(SlotDraft slot) => 2 * slot.SessionCapacity.Max();

    private static string Id(int number) => $"demo-h{number:000}";
}
