namespace Matching.Grpc.Interop.Tests.Hostile;

/// <summary>Every case with one answer, in the order of the README's table.</summary>
internal static class HostileCases
{
    public static IReadOnlyList<HostileCase> All { get; } =
        [.. MessageCases.All, .. HeadCases.All, .. FrameCases.All];
}
