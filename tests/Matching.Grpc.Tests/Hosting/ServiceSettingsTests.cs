using System.IO.Compression;
using Grpc.AspNetCore.Server;
using Grpc.Net.Compression;
using Matching.Grpc.Hosting;

namespace Matching.Grpc.Tests.Hosting;

public sealed class ServiceSettingsTests
{
    [Fact]
    public void Merge_OfUnsetOptions_GivesTheDefaults()
    {
        var settings = ServiceSettings.Merge(new GrpcServiceOptions(), new GrpcServiceOptions());
        Assert.Equal(4 * 1024 * 1024, settings.MaxReceiveMessageSize);
        Assert.Null(settings.MaxSendMessageSize);
        Assert.False(settings.IsDetailed);
        Assert.Null(settings.ResponseEncoding);
        Assert.False(settings.IgnoresUnknown);
        Assert.Equal("identity,gzip,deflate", settings.Encodings.AcceptHeader);
    }

    [Fact]
    public void Merge_OfBoth_PrefersTheServiceAndThenTheServer()
    {
        var server = new GrpcServiceOptions
        {
            MaxReceiveMessageSize = 1, MaxSendMessageSize = 2, EnableDetailedErrors = true,
            ResponseCompressionAlgorithm = "gzip", ResponseCompressionLevel = CompressionLevel.Optimal,
        };
        var service = new GrpcServiceOptions
        {
            MaxReceiveMessageSize = null, EnableDetailedErrors = false, ResponseCompressionAlgorithm = "identity",
        };
        var settings = ServiceSettings.Merge(service, server);
        Assert.Null(settings.MaxReceiveMessageSize);
        Assert.Equal(2, settings.MaxSendMessageSize);
        Assert.False(settings.IsDetailed);
        Assert.Equal("identity", settings.ResponseEncoding);
        Assert.Equal(CompressionLevel.Optimal, settings.ResponseCompressionLevel);
    }

    [Fact]
    public void Merge_OfOwnProviders_LetsThemReplaceTheBuiltIn()
    {
        var own = new GzipCompressionProvider(CompressionLevel.SmallestSize);
        var settings = ServiceSettings.Merge(new GrpcServiceOptions { CompressionProviders = [own] },
            new GrpcServiceOptions());
        Assert.True(settings.Encodings.TryFind("gzip", out var found));
        Assert.Same(own, found);
        Assert.Equal("identity,gzip,deflate", settings.Encodings.AcceptHeader);
    }

    [Fact]
    public void Merge_OfAnUnknownAlgorithm_NamesTheKnownOnes()
    {
        var thrown = Assert.Throws<InvalidOperationException>(() => ServiceSettings.Merge(
            new GrpcServiceOptions { ResponseCompressionAlgorithm = "snappy" }, new GrpcServiceOptions()));
        Assert.Equal("ResponseCompressionAlgorithm is 'snappy', expected one of identity,gzip,deflate. "
            + "Maybe add its provider to CompressionProviders.", thrown.Message);
    }

    [Fact]
    public void MaxReceiveMessageSize_BelowZero_IsRefused()
    {
        var thrown = Assert.Throws<ArgumentOutOfRangeException>(
            () => new GrpcServiceOptions { MaxReceiveMessageSize = -1 });
        Assert.StartsWith("MaxReceiveMessageSize is -1, expected 0 or more, or null.", thrown.Message,
            StringComparison.Ordinal);
    }
}
