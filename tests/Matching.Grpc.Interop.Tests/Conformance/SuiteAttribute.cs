namespace Matching.Grpc.Interop.Tests.Conformance;

/// <summary>
/// The tests of a class are the cases of a suite of Connect's conformance tests (github.com/connectrpc/conformance),
/// under the same names. The README's table counts them.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SuiteAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}
