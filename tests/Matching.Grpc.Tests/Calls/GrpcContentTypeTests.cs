using Matching.Grpc.Calls;

namespace Matching.Grpc.Tests.Calls;

public sealed class GrpcContentTypeTests
{
    [Theory]
    [InlineData("application/grpc", true)]
    [InlineData("application/grpc+json", true)]
    [InlineData("application/grpc-web", false)]
    [InlineData("application/grp", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void IsGrpc_OfContentTypes_TakesAnySubFormatButNoOtherType(string? contentType, bool expected) =>
        Assert.Equal(expected, RequestHead.IsGrpc(contentType));
}
