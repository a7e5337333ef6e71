using System.Net;
using Matching.Grpc.Tests.Probing;
using Matching.Grpc.Tests.Protos;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Matching.Grpc.Tests.Calls;

public sealed class RequestHeadTests
{
    private static readonly byte[] Hello = Frames.Of(new Note { Text = "hello" });

    [Theory]
    [InlineData("application/grpc")]
    [InlineData("application/grpc+proto")]
    [InlineData("application/grpc;charset=utf-8")]
    [InlineData("application/grpc+proto;x=y")]
    [InlineData("Application/GRPC")]
    public async Task ContentType_OfGrpcWithProto_IsServed(string contentType)
    {
        await using var host = await GrpcHost.StartAsync();
        var answer = await new RawCall("Ask", Hello) { ContentType = contentType }.SendAsync(host);
        Assert.Equal(HttpStatusCode.OK, answer.HttpStatus);
        Assert.Equal("0", answer.Status);
        Assert.Equal(["application/grpc"], answer.Headers["content-type"]);
    }

    [Trait("Official", "differs")]
    [Theory]
    [InlineData(null)]
    [InlineData("application/json")]
    [InlineData("application/grpc-web")]
    [InlineData("application/grpc-web+proto")]
    [InlineData("application/grpc+json")]
    [InlineData("application/grpcx")]
    public async Task ContentType_OfAnythingElse_IsRefusedWith415(string? contentType)
    {
        await using var host = await GrpcHost.StartAsync();
        var answer = await new RawCall("Ask", Hello) { ContentType = contentType }.SendAsync(host);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.HttpStatus);
        Assert.Equal("13", answer.Status);
        Assert.Equal("Content-Type is not supported, expected 'application/grpc' or 'application/grpc+proto'.",
            answer.Message);
    }

    [Trait("Official", "differs")]
    [Fact]
    public async Task Protocol_OfHttp11_IsRefusedWith426AndTheUpgrade()
    {
        await using var host = await GrpcHost.StartAsync(Setup(HttpProtocols.Http1));
        var answer = await new RawCall("Ask", Hello) { Version = HttpVersion.Version11 }.SendAsync(host);
        Assert.Equal(HttpStatusCode.UpgradeRequired, answer.HttpStatus);
        Assert.Equal("HTTP/2", answer.Single("upgrade"));
        Assert.Equal("13", answer.Status);
        Assert.Equal("Request is not HTTP/2, expected HTTP/2.", answer.Message);
    }

    [Fact]
    public async Task Path_BelowTheBaseOfTheApplication_IsServed()
    {
        var setup = GrpcHost.ProbeSetup();
        await using var host = await GrpcHost.StartAsync(setup with
        {
            Endpoints = app =>
            {
                app.UsePathBase("/base").UseRouting();
                setup.Endpoints(app);
            },
        });
        var answer = await new RawCall("Ask", Hello) { Path = "/base" + RawCall.Service + "Ask" }.SendAsync(host);
        Assert.Equal("0", answer.Status);
    }

    [Trait("Official", "differs")]
    [Theory]
    [InlineData("/matching.grpc.tests.Probe/ask")]
    [InlineData("/matching.grpc.tests.probe/Ask")]
    [InlineData("/MATCHING.GRPC.TESTS.PROBE/ASK")]
    [InlineData("/matching.grpc.tests.Probe/Ask?x=1")]
    public async Task Path_OtherThanTheMethodLetterByLetter_IsUnimplementedAndRunsNothing(string path)
    {
        var hasRun = false;
        await using var host = await GrpcHost.StartAsync(probe => probe.Ask = (note, _) =>
        {
            hasRun = true;
            return Task.FromResult(note);
        });
        var answer = await new RawCall("Ask", Hello) { Path = path }.SendAsync(host);
        Assert.Equal(HttpStatusCode.OK, answer.HttpStatus);
        Assert.Equal("12", answer.Status);
        Assert.True(answer.IsTrailersOnly);
        Assert.False(hasRun);
    }

    [Trait("Official", "differs")]
    [Theory]
    [InlineData("/matching.grpc.tests.Probe/Nothing", "Method is not here.")]
    [InlineData("/matching.grpc.tests.Probe/Ask/more", "Method is not here.")]
    [InlineData("/no.such.Service/Ask", "Service is not here.")]
    [InlineData("/alone", "Service is not here.")]
    [InlineData("/", "Service is not here.")]
    public async Task Path_OfNothingHere_IsUnimplementedTrailersOnly(string path, string message)
    {
        await using var host = await GrpcHost.StartAsync();
        var answer = await new RawCall("Ask", Hello) { Path = path }.SendAsync(host);
        Assert.Equal(HttpStatusCode.OK, answer.HttpStatus);
        Assert.Equal("12", answer.Status);
        Assert.Equal(message, answer.Message);
        Assert.True(answer.IsTrailersOnly);
        Assert.Empty(answer.Body);
    }

    [Fact]
    public async Task Path_OfNothingHereWithoutGrpcContent_IsLeftToTheApplication()
    {
        await using var host = await GrpcHost.StartAsync();
        var call = new RawCall("Ask") { Path = "/no.such.Service/Ask", ContentType = "text/plain" };
        var answer = await call.SendAsync(host);
        Assert.Equal(HttpStatusCode.NotFound, answer.HttpStatus);
    }

    [Trait("Official", "differs")]
    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    [InlineData("OPTIONS")]
    public async Task Verb_OtherThanPost_IsRefusedWith405(string verb)
    {
        await using var host = await GrpcHost.StartAsync();
        var answer = await new RawCall("Ask", Hello) { Verb = new HttpMethod(verb) }.SendAsync(host);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.HttpStatus);
    }

    [Trait("Official", "differs")]
    [Theory]
    [InlineData("/matching.grpc.tests.Probe/Ask")]
    [InlineData("/matching.grpc.tests.Probe/Nothing")]
    [InlineData("/no.such.Service/Ask")]
    public async Task Preflight_OfABrowser_DoesNotReachTheMethod(string path)
    {
        await using var host = await GrpcHost.StartAsync();
        var answer = await new RawCall("Ask")
        {
            Path = path,
            Verb = HttpMethod.Options,
            Headers = [("origin", "http://localhost"), ("access-control-request-method", "POST")],
        }.SendAsync(host);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.HttpStatus);
    }

    [Fact]
    public async Task Te_NotSent_IsNotRequired()
    {
        await using var host = await GrpcHost.StartAsync();
        Assert.Equal("0", (await new RawCall("Ask", Hello).SendAsync(host)).Status);
        var withTe = new RawCall("Ask", Hello) { Headers = [("te", "trailers")] };
        Assert.Equal("0", (await withTe.SendAsync(host)).Status);
    }

    // HttpClient keeps to the size that a server announces, so only the count of headers can be overstepped by hand.
    [Fact]
    public async Task Headers_MoreThanAHundred_AreRefusedWith431()
    {
        await using var host = await GrpcHost.StartAsync();
        var call = new RawCall("Ask", Hello)
        {
            Headers = [.. Enumerable.Range(0, 101).Select(number => ($"x-{number}", "a"))],
        };
        var answer = await call.SendAsync(host);
        Assert.Equal(HttpStatusCode.RequestHeaderFieldsTooLarge, answer.HttpStatus);
    }

    private static GrpcHostSetup Setup(HttpProtocols protocols) => GrpcHost.ProbeSetup() with { Protocols = protocols };
}
