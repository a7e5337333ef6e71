using Matching.Sample.Drawing;

namespace Matching.Sample.Tests.Drawing;

public sealed class CurveTests
{
    [Theory]
    [InlineData(-10)]
    [InlineData(-1.5)]
    [InlineData(0)]
    [InlineData(0.3)]
    [InlineData(8)]
    public void Exponential_UsualRange_IsWithinAThousandth(double x) =>
        Assert.InRange(Curve.Exponential(x) / Math.Exp(x), 0.999, 1.001);

    [Theory]
    [InlineData(0)]
    [InlineData(55)]
    [InlineData(63.2)]
    [InlineData(90)]
    public void Cosine_UsualRange_IsWithinAMillionth(double degrees) =>
        Assert.Equal(Math.Cos(degrees * Math.PI / 180), Curve.Cosine(degrees), 1e-6);

    [Fact]
    public void Logistic_Zero_IsHalf() => Assert.Equal(0.5, Curve.Logistic(0));
}
