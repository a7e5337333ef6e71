namespace Matching.Core.Tests.Eligibility.Rules;

public sealed class SharingRuleTests
{
    private static readonly Area Neighbours = new()
    {
        Participants = [Area.Anybody with { Municipality = "2281" }],
    };

    [Fact]
    public void Judge_TheOwnMunicipality_Passes() => new Area().Finding("sharing").Passes(
        "platsen finns i den egna kommunen", "the slot is in the participant's own municipality");

    [Fact]
    public void Judge_ANeighboursSharedSlot_Passes() => Neighbours.Where(s => s with { Shared = true })
        .Finding("sharing").Passes("kommun 2280 delar platsen", "municipality 2280 shares the slot");

    [Fact]
    public void Judge_ANeighboursOwnSlot_FailsUntilItIsShared()
    {
        Neighbours.Finding("sharing").Fails(
            "platsen hör till kommun 2280 och delas inte", "the slot belongs to municipality 2280 and is not shared")
            .Until("kommun 2280 delar platsen", "municipality 2280 shares the slot");
        Neighbours.Where(s => s with { Shared = true }).Finding("sharing").NoLongerFails();
    }
}
