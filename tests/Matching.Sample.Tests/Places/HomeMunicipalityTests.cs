using Matching.Sample.Places;

namespace Matching.Sample.Tests.Places;

public sealed class HomeMunicipalityTests
{
    [Theory]
    [InlineData(60, 5)]
    [InlineData(149, 5)]
    [InlineData(150, 8)]
    [InlineData(500, 11)]
    [InlineData(150_000, 11)]
    public void Within_Size_TakesInMoreMunicipalities(int size, int count) =>
        Assert.Equal(count, HomeMunicipality.Within(size).Count);

    [Fact]
    public void Within_SmallestSize_IsOneArea() =>
        Assert.Equal(["Jämtland"], HomeMunicipality.Within(60).Select(h => h.Area).Distinct());
}
