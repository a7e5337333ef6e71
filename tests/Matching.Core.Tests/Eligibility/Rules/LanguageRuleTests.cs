using Matching.Core.Participants;
using Matching.Core.Slots;

namespace Matching.Core.Tests.Eligibility.Rules;

public sealed class LanguageRuleTests
{
    private static Area Tasks(params SlotTask[] tasks) => new Area().Where(s => s with { Tasks = tasks });

    [Fact]
    public void Judge_ExactlyEnough_Passes() => Tasks(new SlotTask("sortera", LanguageLevel.A2)).Finding("language").Passes(
        "nivå i svenska: A2, platsen tar A2", "Swedish: A2, the slot takes A2");

    [Fact]
    public void Judge_NoTasks_PassesWithoutSwedish() => new Area().Who(p => p with { Language = LanguageLevel.None })
        .Finding("language").Passes(
            "nivå i svenska: ingen svenska, platsen tar ingen svenska", "Swedish: no Swedish, the slot takes no Swedish");

    [Fact]
    public void Judge_TasksThatTakeMore_FailUntilTheNamedOnesAreOptional()
    {
        var (sort, till, phone) = (
            new SlotTask("sortera", LanguageLevel.A1), new SlotTask("kassa", LanguageLevel.B1),
            new SlotTask("telefon", LanguageLevel.B2));
        Tasks(sort, till, phone).Finding("language").Fails(
            "nivå i svenska: A2, platsen tar B2", "Swedish: A2, the slot takes B2")
            .Until(
                "arbetsgivaren gör uppgifterna kassa, telefon valfria",
                "the employer makes the tasks kassa, telefon optional");
        Tasks(sort, till, phone with { Optional = true }).Finding("language").Until(
            "arbetsgivaren gör uppgiften kassa valfri", "the employer makes the task kassa optional");
        Tasks(sort, till with { Optional = true }, phone with { Optional = true }).Finding("language").NoLongerFails();
    }
}
