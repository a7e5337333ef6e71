using Matching.Core.Checks;
using Matching.Core.Slots;

namespace Matching.Core.Tests.Slots;

public sealed class SupervisorTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1000)]
    public void Constructor_AtTheEndsOfTheRange_Constructs(int capacity)
    {
        var supervisor = new Supervisor(new() { Municipality = "2280", Id = "h1", SupportCapacity = capacity });
        Assert.Equal((new Key("2280", "h1"), capacity), (supervisor.Key, supervisor.SupportCapacity));
    }

    [Fact]
    public void Constructor_WithEverythingWrong_ReportsAllOfItAtOnce()
    {
        var thrown = Assert.Throws<InvalidInputException>(() => new Supervisor(new() { SupportCapacity = 1001 }));
        Assert.Equal("municipality id support_capacity", Saying.Fields(thrown.Violations));
        Saying.Is(
            thrown.Violations[2].Message,
            "Handledare har support_capacity 1001, väntade 0 till 1000.",
            "Supervisor has support_capacity 1001, expected 0 to 1000.");
    }
}
