using System.Net;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Grpc.Core;
using Grpc.Net.Client;
using Matching.Grpc.Tests.Probing;
using Matching.Grpc.Tests.Protos;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Matching.Grpc.Tests.Hosting;

public sealed class AuthorizationTests
{
    private static readonly byte[] Hello = Frames.Of(new Note { Text = "hello" });

    [Theory]
    [InlineData("Ask", null, HttpStatusCode.Unauthorized)]
    [InlineData("Ask", "broken", HttpStatusCode.Unauthorized)]
    [InlineData("Ask", "reader", HttpStatusCode.OK)]
    [InlineData("Collect", "reader", HttpStatusCode.Forbidden)]
    [InlineData("Collect", "writer", HttpStatusCode.OK)]
    [InlineData("Watch", null, HttpStatusCode.OK)]
    public async Task Call_OfAGuardedMethod_IsAnsweredByItsRoles(string method, string? token, HttpStatusCode expected)
    {
        await using var host = await StartAsync();
        var answer = await new RawCall(method, Hello)
        {
            Headers = token is null ? [] : [("authorization", $"Bearer {token}")],
        }.SendAsync(host);
        Assert.Equal(expected, answer.HttpStatus);
        Assert.Equal(expected == HttpStatusCode.OK ? "0" : "none", answer.Status);
    }

    [Theory]
    [InlineData(null, StatusCode.Unauthenticated)]
    [InlineData("reader", StatusCode.PermissionDenied)]
    [InlineData("writer", StatusCode.OK)]
    public async Task Client_RefusedByAspNet_SeesTheStatusOfTheMapping(string? token, StatusCode expected)
    {
        await using var host = await StartAsync();
        using var channel = GrpcChannel.ForAddress(host.Address);
        using var call = new Probe.ProbeClient(channel).Collect(
            token is null ? [] : new Metadata { { "authorization", $"Bearer {token}" } });
        var code = StatusCode.OK;
        try
        {
            await call.RequestStream.CompleteAsync();
            await call;
        }
        catch (RpcException refused)
        {
            code = refused.StatusCode;
        }
        Assert.Equal(expected, code);
    }

    [Fact]
    public async Task Call_WithoutAToken_IsRefusedBeforeItsMessageIsRead()
    {
        await using var host = await StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, RawCall.Service + "Ask")
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new StallingContent(Frames.Head(0, 1 << 20)),
        };
        request.Content.Headers.TryAddWithoutValidation("content-type", "application/grpc");
        using var answer = await host.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task PathInAnotherCase_OfAGuardedMethod_IsGuardedAllTheSame()
    {
        await using var host = await StartAsync();
        var answer = await new RawCall("", Hello) { Path = "/MATCHING.grpc.tests.Probe/ask" }.SendAsync(host);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.HttpStatus);
    }

    private static Task<GrpcHost> StartAsync() => GrpcHost.StartAsync(new GrpcHostSetup
    {
        Services = services =>
        {
            services.AddAuthentication("test").AddScheme<AuthenticationSchemeOptions, RoleScheme>("test", null);
            services.AddAuthorization();
            services.AddGrpc();
        },
        Endpoints = app =>
        {
            app.UseAuthentication();
            app.UseAuthorization();
            app.MapGrpcService<RoleProbe>();
        },
    });

    [Authorize]
    private sealed class RoleProbe : Probe.ProbeBase
    {
        public override Task<Note> Ask(Note request, ServerCallContext context) => Task.FromResult(request);

        [Authorize(Roles = "writer")]
        public override Task<Note> Collect(IAsyncStreamReader<Note> requestStream, ServerCallContext context) =>
            Task.FromResult(new Note { Text = context.GetHttpContext().User.Identity!.Name });

        [AllowAnonymous]
        public override Task Watch(Note request, IServerStreamWriter<Note> responseStream,
            ServerCallContext context) => responseStream.WriteAsync(request);
    }

    /// <summary>The token is the role.</summary>
    private sealed class RoleScheme(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs,
        UrlEncoder encoder) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            var token = Request.Headers.Authorization.ToString().Replace("Bearer ", "", StringComparison.Ordinal);
            if (token is not ("reader" or "writer"))
                return Task.FromResult(token.Length == 0
                    ? AuthenticateResult.NoResult()
                    : AuthenticateResult.Fail("Token is unknown."));
            var caller = new ClaimsIdentity(
                [new Claim(ClaimTypes.Name, "someone"), new Claim(ClaimTypes.Role, token)], "test");
            return Task.FromResult(AuthenticateResult.Success(
                new AuthenticationTicket(new ClaimsPrincipal(caller), "test")));
        }
    }
}
