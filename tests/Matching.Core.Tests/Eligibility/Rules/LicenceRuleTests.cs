namespace Matching.Core.Tests.Eligibility.Rules;

public sealed class LicenceRuleTests
{
    private static readonly Area Driving = new Area().Where(s => s with { DrivingLicenceRequired = true });

    [Fact]
    public void Judge_WithoutDemand_Passes() => new Area().Finding("driving_licence").Passes(
        "körkort krävs inte", "no driving licence is needed");

    [Fact]
    public void Judge_WithALicence_Passes() => Driving.Who(p => p with { DrivingLicence = true })
        .Finding("driving_licence").Passes("har körkort", "holds a driving licence");

    [Fact]
    public void Judge_WithoutALicence_FailsUntilNoTaskTakesOne()
    {
        Driving.Finding("driving_licence").Fails("platsen kräver körkort", "the slot takes a driving licence")
            .Until("arbetsgivaren ordnar uppgifter utan bil", "the employer arranges tasks without driving");
        Driving.Where(s => s with { DrivingLicenceRequired = false }).Finding("driving_licence").NoLongerFails();
    }
}
