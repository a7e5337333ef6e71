using System.Text;
using Grpc.Core;
using Matching.Grpc.Calls;
using Matching.Grpc.Compression;
using Matching.Grpc.Deadlines;
using Matching.Grpc.Statuses;
using Matching.Testing;

namespace Matching.Grpc.Tests.Mutations;

/// <summary>Damaged texts of headers, five thousand each: read or refused, and nothing else.</summary>
public sealed class MutatedTextTests
{
    private const int Cases = 5000;

    [Fact]
    public void Timeout_ThatIsDamaged_IsReadWithinItsRangeOrIgnored() => Each("99999999H", text =>
    {
        if (GrpcTimeout.TryParse(text, out var timeout))
            Assert.InRange(timeout, TimeSpan.FromTicks(1), TimeSpan.FromHours(99_999_999));
    });

    [Fact]
    public void Message_ThatIsDamaged_IsReadAndTravelsOnUnchanged() => Each("50%25 %C3%A5 %F0%9F%98%88", text =>
    {
        var read = PercentEncoding.Decode(text);
        Assert.Equal(read, PercentEncoding.Decode(PercentEncoding.Encode(read)));
    });

    [Fact]
    public void BinaryMetadata_ThatIsDamaged_IsReadOrInvalid() => Each("AAEC/f7/, q6s=,qw", text =>
    {
        try
        {
            var metadata = MetadataHeaders.Read([KeyValuePair.Create<string, IEnumerable<string?>>("x-bin", [text])]);
            Assert.Equal(text.Count(letter => letter == ',') + 1, metadata.Count);
        }
        catch (RpcException refused)
        {
            Assert.Equal(StatusCode.InvalidArgument, refused.StatusCode);
        }
    });

    [Fact]
    public void Name_ThatIsDamaged_IsMetadataOrLeftOut() => Each("x-Some_name.1", name =>
        Assert.InRange(MetadataHeaders.Read([KeyValuePair.Create<string, IEnumerable<string?>>(name, ["1"])]).Count,
            0, 1));

    [Fact]
    public void ContentType_ThatIsDamaged_IsGrpcOnlyIfItBeginsSo() => Each("application/grpc+proto;x=y", text =>
        Assert.True(!RequestHead.IsGrpc(text)
            || text.StartsWith("application/grpc", StringComparison.OrdinalIgnoreCase)));

    [Fact]
    public void ListOfEncodings_ThatIsDamaged_ListsOnlyWhatItSays() => Each("identity, deflate,gzip", text =>
        Assert.True(!Encodings.IsListed(text, "gzip") || text.Contains("gzip", StringComparison.Ordinal)));

    private static void Each(string text, Action<string> check)
    {
        var original = Encoding.Latin1.GetBytes(text);
        for (var number = 0; number < Cases; number++)
            check(Encoding.Latin1.GetString(Mutation.Of(original, new Random(number))));
    }
}
