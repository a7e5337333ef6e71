using System.Globalization;
using System.Reflection;
using BenchmarkDotNet.Attributes;

namespace Matching.Benchmarks.Tests;

/// <summary>
/// A benchmark class, run by hand: every method once, at the smallest of every size and at every member of an enum.
/// </summary>
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

    private IEnumerable<string> Disagreements(MethodInfo baseline) =>
        Cases().SelectMany(instance => Disagreements(instance, baseline));

    /// <summary>An instance per case, set up.</summary>
    private IEnumerable<object> Cases()
    {
        IEnumerable<(PropertyInfo, object?)[]> cases = [[]];
        foreach (var property in type.GetProperties())
        {
            if (property.GetCustomAttribute<ParamsAttribute>() is not { } parameters) continue;
            var values = property.PropertyType.IsEnum ? parameters.Values : [parameters.Values.Min()];
            cases = cases.SelectMany(settings => values.Select(v => settings.Append((property, v)).ToArray())).ToList();
        }

        foreach (var settings in cases)
        {
            var instance = Activator.CreateInstance(type)!;
            foreach (var (property, value) in settings) property.SetValue(instance, value);
            foreach (var setup in type.GetMethods().Where(m => m.IsDefined(typeof(GlobalSetupAttribute))))
                setup.Invoke(instance, null);
            yield return instance;
        }
    }

    private IEnumerable<string> Disagreements(object instance, MethodInfo baseline)
    {
        var expected = baseline.Invoke(instance, null);
        if (expected is null or 0 or 0L)
            yield return $"Baseline '{baseline.Name}' returns nothing, expected what it computed.";
        foreach (var method in Methods(type))
        {
            var actual = method.Invoke(instance, null);
            if (Agrees(actual, expected)) continue;
            yield return string.Create(CultureInfo.InvariantCulture,
                $"Method '{method.Name}' returns {actual}, expected {Words}{expected} as '{baseline.Name}' does.");
        }
    }

    private Agreement Agreement => type.GetCustomAttribute<AgreesAttribute>()?.Kind ?? Agreement.Equal;

    private string Words => Agreement switch
    {
        Agreement.AtLeast => "at least ",
        Agreement.AtMost => "at most ",
        _ => "",
    };

    private bool Agrees(object? actual, object? expected) => Agreement switch
    {
        Agreement.AtLeast => actual is long number && expected is long least && number >= least,
        Agreement.AtMost => actual is long number && expected is long most && number <= most,
        _ => Equals(actual, expected),
    };

    private static IEnumerable<MethodInfo> Methods(Type type) =>
        type.GetMethods().Where(m => m.GetCustomAttribute<BenchmarkAttribute>() is not null);
}
