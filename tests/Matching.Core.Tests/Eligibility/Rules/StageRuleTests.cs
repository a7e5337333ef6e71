using Matching.Core.Eligibility;
using Matching.Core.Participants;
using Matching.Core.Slots;

namespace Matching.Core.Tests.Eligibility.Rules;

public sealed class StageRuleTests
{
    [Fact]
    public void Judge_EveryStageAtEverySlot_PassesAtTheSlotsStageOrAbove()
    {
        foreach (var at in Enum.GetValues<Stage>())
        foreach (var takes in new[] { Stage.OwnArena, Stage.ExternalWorkplace, Stage.WorkOrStudies })
            Assert.Equal(
                at >= takes,
                new Area().Who(p => p with { Stage = at }).Where(s => s with { Stage = takes }).Finding("stage")
                    .Finding.Standing == Standing.Passes);
    }

    [Fact]
    public void Judge_EveryStageAtEveryActivity_PassesAtItsOwnOrForThoseAboveAtThePreparatory()
    {
        foreach (var at in Enum.GetValues<Stage>())
        foreach (var takes in new[] { Stage.Foundation, Stage.Preparation })
        {
            var area = new Area { Slots = [Area.AnyActivity] };
            var found = area.Who(p => p with { Stage = at }).Where(s => s with { Stage = takes }).Finding("stage");
            var passes = at == takes || (at >= Stage.OwnArena && takes == Stage.Preparation);
            Assert.Equal(passes, found.Finding.Standing == Standing.Passes);
        }
    }

    [Fact]
    public void Judge_AStageBelow_FailsUntilThatStage()
    {
        var area = new Area().Where(s => s with { Stage = Stage.ExternalWorkplace });
        area.Finding("stage").Fails(
            "är på steget egen arena; platsen tränar extern arbetsplats",
            "is at the stage own arena; the slot trains external workplace")
            .Until("när steget är extern arbetsplats", "when the stage is external workplace");
        area.Who(p => p with { Stage = Stage.ExternalWorkplace }).Finding("stage").NoLongerFails();
    }

    [Fact]
    public void Judge_TheSameStage_SaysBoth() => new Area().Finding("stage").Passes(
        "är på steget egen arena; platsen tränar egen arena", "is at the stage own arena; the slot trains own arena");
}
