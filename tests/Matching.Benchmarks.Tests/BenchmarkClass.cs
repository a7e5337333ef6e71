using System.Globalization;
using System.Reflection;
using BenchmarkDotNet.Attributes;

namespace Matching.Benchmarks.Tests;

/// <summary>A benchmark class, run by hand: every method once, at the smallest of every parameter.</summary>
public sealed class BenchmarkClass(Type type)
{
    /// <summary>Every benchmark class of the project.</summary>
    public static IEnumerable<Type> All =>
        typeof(Instances).Assembly.GetTypes()
            .Where(t => Methods(t).Any()).OrderBy(t => t.Name, StringComparer.Ordinal);

    /// <summary>What is wrong with it, one sentence per fault; empty when its figures mean something.</summary>
    public IReadOnlyList<string> Faults()
    {
        var faults = new List<string>();
        if (type.GetCustomAttribute<MemoryDiagnoserAttribute>() is null)
            faults.Add($"Class '{type.Name}' counts no memory, expected [MemoryDiagnoser].");
        var baselines = Methods(type).Where(m => m.GetCustomAttribute<BenchmarkAttribute>()!.Baseline).ToList();
        if (baselines is not [var baseline])
            return [.. faults, $"Class '{type.Name}' has {baselines.Count} baselines, expected one plain reference."];
        return [.. faults, .. Disagreements(baseline)];
    }

    private IEnumerable<string> Disagreements(MethodInfo baseline)
    {
        var instance = Activator.CreateInstance(type)!;
        foreach (var property in type.GetProperties())
            if (property.GetCustomAttribute<ParamsAttribute>() is { } parameters)
                property.SetValue(instance, parameters.Values.Min());
        foreach (var setup in type.GetMethods().Where(m => m.GetCustomAttribute<GlobalSetupAttribute>() is not null))
            setup.Invoke(instance, null);
        var expected = baseline.Invoke(instance, null);
        if (expected is null or 0 or 0L)
            yield return $"Baseline '{baseline.Name}' returns nothing, expected what it computed.";
        foreach (var method in Methods(type))
        {
            var actual = method.Invoke(instance, null);
            if (Equals(actual, expected)) continue;
            yield return string.Create(CultureInfo.InvariantCulture,
                $"Method '{method.Name}' returns {actual}, expected {expected} as '{baseline.Name}' does.");
        }
    }

    private static IEnumerable<MethodInfo> Methods(Type type) =>
        type.GetMethods().Where(m => m.GetCustomAttribute<BenchmarkAttribute>() is not null);
}
