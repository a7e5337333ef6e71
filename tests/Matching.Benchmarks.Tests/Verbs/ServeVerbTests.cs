using System.Net;
using Matching.Benchmarks.Verbs;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Matching.Benchmarks.Tests.Verbs;

public sealed class ServeVerbTests
{
    [Theory]
    [InlineData("/plain")]
    [InlineData("/bench.Echo/Unary")]
    public async Task Build_AnsweringEitherPath_GivesTheSameBytes(string path)
    {
        byte[] frame = [0, 0, 0, 0, 3, 1, 2, 3];
        await using var app = ServeVerb.Build(port: 0);
        await app.StartAsync();
        using var client = new HttpClient
        {
            BaseAddress = new Uri(app.Services.GetRequiredService<IServer>().Features
                .Get<IServerAddressesFeature>()!.Addresses.Single()),
            DefaultRequestVersion = HttpVersion.Version20,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        using var content = new ByteArrayContent(frame);
        content.Headers.TryAddWithoutValidation("content-type", "application/grpc");
        using var answer = await client.PostAsync(path, content);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(frame, await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal("application/grpc", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("0", answer.TrailingHeaders.GetValues("grpc-status").Single());
    }
}
