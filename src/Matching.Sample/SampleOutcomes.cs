using Matching.Core;
using Matching.Core.Slots;
using Matching.Sample.Drawing;
using Matching.Sample.History;
using Matching.Sample.Offers;
using Matching.Sample.People;

namespace Matching.Sample;

/// <summary>
/// What would come of a placement in the sample's world, by the same formulas that made its past: what nobody in the
/// region can know and a simulation has to. Thread-safe.
/// </summary>
public sealed class SampleOutcomes
{
    private readonly SampleSettings _settings;
    private readonly RegionOffers _offers;
    private readonly Dictionary<Key, Person> _peopleByKey;

    internal SampleOutcomes(SampleSettings settings, IEnumerable<Person> people, RegionOffers offers)
    {
        (_settings, _offers) = (settings, offers);
        _peopleByKey = people.ToDictionary(p => new Key(p.Draft.Municipality, p.Draft.Id));
    }

    /// <summary>Probability of a good outcome once it has started, in (0, 1).</summary>
    /// <param name="participant">Who.</param>
    /// <param name="slot">Where; no activity.</param>
    /// <param name="sessions">Its half-days.</param>
    public double ChanceOfGood(Key participant, Slot slot, SessionMask sessions) =>
        Curve.Logistic(OutcomeModel.LogOdds(ProspectOf(participant, slot), sessions));

    /// <summary>Probability of a start within two weeks of the agreed day, in (0, 1).</summary>
    /// <param name="participant">Who.</param>
    /// <param name="slot">Where; no activity.</param>
    public double ChanceOfStart(Key participant, Slot slot) =>
        Curve.Logistic(Agreed.LogOdds(ProspectOf(participant, slot), _settings.Seed));

    /// <summary>
    /// How one placement went in one possible future: true for a start in time with a good outcome. The same future,
    /// the same luck at every slot, so that two plans differ by their slots alone.
    /// </summary>
    /// <param name="participant">Who.</param>
    /// <param name="slot">Where; no activity.</param>
    /// <param name="sessions">Its half-days.</param>
    /// <param name="future">0-based number of the future.</param>
    public bool Draw(Key participant, Slot slot, SessionMask sessions, int future)
    {
        var dice = new Dice(_settings.Seed, "future:" + participant, future);
        var (start, good) = (dice.Unit(), dice.Unit());
        return start < ChanceOfStart(participant, slot) && good < ChanceOfGood(participant, slot, sessions);
    }

    private Prospect ProspectOf(Key participant, Slot slot) =>
        new(_peopleByKey[participant], slot, _offers.SiteOf(slot));
}
