using Xunit;

namespace Matching.Testing;

/// <summary>A fact that is skipped, naming what is missing, on a machine without the tool.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FactNeedingAttribute : FactAttribute
{
    public FactNeedingAttribute(Tool tool) => Skip = Tools.Missing(tool);
}

/// <summary>A theory that is skipped, naming what is missing, on a machine without the tool.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TheoryNeedingAttribute : TheoryAttribute
{
    public TheoryNeedingAttribute(Tool tool) => Skip = Tools.Missing(tool);
}
