using Matching.Core.Participants;
using Matching.Core.Slots;
using Matching.Sample.Drawing;

namespace Matching.Sample.People;

/// <summary>The half-days that a participant has open, and how many of them are wanted.</summary>
/// <param name="Available">What SFI, treatment and family leave open.</param>
/// <param name="Needed">At most as many as are available.</param>
internal readonly record struct Week(SessionMask Available, int Needed)
{
    private static readonly SessionMask Forenoons = new(0b01_0101_0101);
    private static readonly SessionMask Afternoons = new(0b10_1010_1010);

    /// <summary>
    /// Swedish for immigrants takes five forenoons or five afternoons (15 hours); treatment one half-day; some have
    /// forenoons only. The work ability in quarters says how many half-days are wanted, fewer before a placement.
    /// </summary>
    public static Week Of(Traits traits, Dice dice)
    {
        var studies = traits.Language <= LanguageLevel.B1 && dice.Chance(800);
        var available = studies ? dice.Chance(700) ? Afternoons : Forenoons
            : dice.Chance(150) ? Forenoons
            : SessionMask.All;
        var treatment = dice.Chance(traits.PsychiatricDisability ? 500 : 100);
        var treated = new SessionMask((ushort)(1 << dice.Below(SessionMask.SessionCount)));
        if (treatment) available = new SessionMask((ushort)(available.Bits & ~treated.Bits));
        return new Week(available, Math.Min(Wanted(traits, dice), available.Count));
    }

    private static int Wanted(Traits traits, Dice dice) => traits.Stage switch
    {
        Stage.Foundation => dice.Between(1, 3),
        Stage.Preparation => dice.Between(2, 4),
        _ => traits.WorkAbilityPercent switch
        {
            25 => dice.Between(2, 3),
            50 => dice.Between(4, 5),
            75 => dice.Between(6, 8),
            100 => dice.Between(8, 10),
            _ => dice.Between(3, 4),
        },
    };
}
