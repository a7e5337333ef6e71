using BenchmarkDotNet.Attributes;

namespace Matching.Benchmarks.Tests;

/// <summary>Benchmarks cannot rot: each runs here at its smallest size, and agrees with its plain reference.</summary>
public sealed class BenchmarkTests
{
    public static TheoryData<Type> Classes => [.. BenchmarkClass.All];

    [Fact]
    public void All_OfTheProject_HoldsTheFirstClass() =>
        Assert.Contains(typeof(BuildOptionsBenchmarks), BenchmarkClass.All);

    [Theory]
    [MemberData(nameof(Classes))]
    public void EveryMethod_AtTheSmallestSize_ReturnsWhatTheBaselineReturns(Type type) =>
        Assert.Empty(new BenchmarkClass(type).Faults());

    [Fact]
    public void Faults_OfAWrongSpeedUp_NameIt() =>
        Assert.Equal(
            ["Method 'Fast' returns 61, expected 60 as 'Plain' does."],
            new BenchmarkClass(typeof(WrongSpeedUp)).Faults());

    [Fact]
    public void Faults_OfAWorsePlan_NameIt() =>
        Assert.Equal(
            ["Method 'Fast' returns 59, expected at least 60 as 'Plain' does."],
            new BenchmarkClass(typeof(WorsePlan)).Faults());

    [Fact]
    public void Faults_OfAWorseBound_NameIt() =>
        Assert.Equal(
            ["Method 'Fast' returns 61, expected at most 60 as 'Plain' does."],
            new BenchmarkClass(typeof(WorseBound)).Faults());

    [Fact]
    public void Faults_OfAClassThatMeasuresNothing_NameThem() =>
        Assert.Equal(
            [
                "Class 'NoMeasurement' counts no memory, expected [MemoryDiagnoser].",
                "Class 'NoMeasurement' has 0 baselines, expected one plain reference.",
            ],
            new BenchmarkClass(typeof(NoMeasurement)).Faults());

    [Fact]
    public void Faults_OfABaselineThatReturnsNothing_NameIt() =>
        Assert.Equal(
            ["Baseline 'Plain' returns nothing, expected what it computed."],
            new BenchmarkClass(typeof(EmptyBaseline)).Faults());

    [MemoryDiagnoser]
    public class WrongSpeedUp
    {
        [Params(500, 60)]
        public int Size { get; set; }

        [Benchmark(Baseline = true)]
        public long Plain() => Size;

        [Benchmark]
        public long Fast() => Size + 1;
    }

    [Agrees(Agreement.AtLeast)]
    [MemoryDiagnoser]
    public class WorsePlan
    {
        [Benchmark(Baseline = true)]
        public long Plain() => 60;

        [Benchmark]
        public long Better() => 61;

        [Benchmark]
        public long Fast() => 59;
    }

    [Agrees(Agreement.AtMost)]
    [MemoryDiagnoser]
    public class WorseBound
    {
        [Benchmark(Baseline = true)]
        public long Plain() => 60;

        [Benchmark]
        public long Lower() => 59;

        [Benchmark]
        public long Fast() => 61;
    }

    public class NoMeasurement
    {
        [Benchmark]
        public long Plain() => 1;
    }

    [MemoryDiagnoser]
    public class EmptyBaseline
    {
        [Benchmark(Baseline = true)]
        public long Plain() => 0;
    }
}
