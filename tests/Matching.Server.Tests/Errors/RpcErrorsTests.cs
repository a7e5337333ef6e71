using System.Reflection;
using System.Text.RegularExpressions;
using Google.Rpc;
using Grpc.Core;
using Matching.Core.Checks;
using Matching.Core.Words;
using Matching.Server.Errors;
using Matching.Storage;
using Matching.Testing;
using Status = Google.Rpc.Status;

namespace Matching.Server.Tests.Errors;

/// <summary>The catalogue in protos/README.md against the errors that the server makes.</summary>
public sealed partial class RpcErrorsTests
{
    [Fact]
    public async Task Catalogue_OfTheReadme_NamesEveryReasonWithItsStatus()
    {
        Status[] made =
        [
            RpcErrors.Invalid([new Violation("name", Phrase.Of($"fel", $"wrong"))]).GetRpcStatus()!,
            RpcErrors.NotFound("name").GetRpcStatus()!,
            RpcErrors.PlanNotDone().GetRpcStatus()!,
            RpcErrors.QueueFull(16).GetRpcStatus()!,
            RpcErrors.StoppingStatus(),
            RpcErrors.TooManyCalls(),
        ];
        var reasons = made.Select(status => (((Code)status.Code).ToString(), ErrorDetails.ReasonOf(status)!)).Concat(
            Enum.GetValues<StorageFault>().Select(fault =>
                (((Code)RpcErrors.CodeOf(fault)).ToString(), RpcErrors.ReasonOf(fault))));

        var readme = await File.ReadAllTextAsync(RepositoryRoot.Combine("protos", "README.md"));
        var named = Row().Matches(readme).Select(row =>
            (row.Groups["status"].Value.Replace("_", "", StringComparison.Ordinal), row.Groups["reason"].Value));

        Assert.Equal(
            reasons.Select(each => $"{each.Item1} {each.Item2}".ToUpperInvariant()).Order(StringComparer.Ordinal),
            named.Select(each => $"{each.Item1} {each.Item2}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Catalogue_InTheTestAbove_LeavesNoErrorOut() => Assert.Equal(
        ["Invalid", "NotFound", "PlanNotDone", "QueueFull", "Stopping", "StoppingStatus", "Storage", "TooManyCalls"],
        typeof(RpcErrors).GetMethods(BindingFlags.Public | BindingFlags.Static)
            .Where(method => method.ReturnType == typeof(RpcException) || method.ReturnType == typeof(Status))
            .Select(method => method.Name).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData(StorageFault.Locked, StatusCode.Unavailable)]
    [InlineData(StorageFault.DiskFull, StatusCode.Unavailable)]
    [InlineData(StorageFault.CannotOpen, StatusCode.Unavailable)]
    [InlineData(StorageFault.InputOutput, StatusCode.Unavailable)]
    [InlineData(StorageFault.Missing, StatusCode.FailedPrecondition)]
    [InlineData(StorageFault.ReadOnly, StatusCode.FailedPrecondition)]
    [InlineData(StorageFault.NotADatabase, StatusCode.FailedPrecondition)]
    [InlineData(StorageFault.Foreign, StatusCode.FailedPrecondition)]
    [InlineData(StorageFault.NewerSchema, StatusCode.FailedPrecondition)]
    [InlineData(StorageFault.ChangedSchema, StatusCode.FailedPrecondition)]
    [InlineData(StorageFault.Damaged, StatusCode.DataLoss)]
    public void CodeOf_AFault_IsUnavailableOnlyWhereTimeMayHelp(StorageFault fault, StatusCode code) =>
        Assert.Equal(code, RpcErrors.CodeOf(fault));

    [GeneratedRegex("^\\| (?<status>[A-Z_]+) \\| `(?<reason>[A-Z_]+)` \\|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
