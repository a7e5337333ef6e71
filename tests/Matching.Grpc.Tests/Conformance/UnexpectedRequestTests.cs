using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;
using Matching.Grpc.Tests.Probing;
using Matching.Grpc.Tests.Protos;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace Matching.Grpc.Tests.Conformance;

/// <summary>
/// Suites grpc_server_unexpected, server_unexpected, server_message_size and tls_client_certs of Connect's conformance
/// suite.
/// </summary>
public sealed class UnexpectedRequestTests
{
    private const int Limit = 100;

    private static readonly byte[] Request = Frames.Of(new Note { Text = "request" });

    [Trait("Official", "differs")]
    [Theory]
    [InlineData("unary/no-request", 0)]
    [InlineData("unary/multiple-requests", 2)]
    [InlineData("server-stream/no-request", 0)]
    [InlineData("server-stream/multiple-requests", 2)]
    public async Task ServerUnexpected_NumberOfRequests_IsUnimplemented(string name, int requests)
    {
        await using var host = await GrpcHost.StartAsync();
        var answer = await new RawCall(Script.Method(name), [.. Enumerable.Repeat(Request, requests)]).SendAsync(host);
        Assert.Equal("12", answer.Status);
    }

    [Trait("Official", "differs")]
    [Theory]
    [InlineData("unexpected-verb", 405, "none")]
    [InlineData("unexpected-uri", 200, "12")]
    [InlineData("unexpected-codec", 415, "13")]
    [InlineData("unexpected-compression", 200, "12")]
    [InlineData("unexpected-compressed-message", 200, "13")]
    [InlineData("unexpected-content-type", 415, "13")]
    public async Task ServerUnexpected_Case_IsRefused(string name, int http, string status)
    {
        var call = new RawCall("Ask", Request);
        call = name switch
        {
            "unexpected-verb" => call with { Verb = HttpMethod.Get, Chunks = [] },
            "unexpected-uri" => call with { Path = RawCall.Service + "Nothing" },
            "unexpected-codec" => call with { ContentType = "application/grpc+bogus" },
            "unexpected-compression" => new RawCall("Ask", Frames.Of(1, [1, 2, 3]))
            {
                Headers = [("grpc-encoding", "bogus")],
            },
            "unexpected-compressed-message" => new RawCall("Ask", Frames.Of(1, [1, 2, 3]))
            {
                Headers = [("grpc-encoding", "identity")],
            },
            _ => call with { ContentType = "text/plain" },
        };
        await using var host = await GrpcHost.StartAsync();
        var answer = await call.SendAsync(host);
        Assert.Equal((http, status), ((int)answer.HttpStatus, answer.Status));
    }

    [Trait("Official", "differs")]
    [Theory]
    [InlineData("unary/request-equal-to-server-limit", "=")]
    [InlineData("unary/request-exceeds-server-limit", ">")]
    [InlineData("client-stream/all-requests-equal-to-server-limit", "==")]
    [InlineData("client-stream/first-request-exceeds-server-limit", ">=")]
    [InlineData("client-stream/subsequent-request-exceeds-server-limit", "=>")]
    [InlineData("server-stream/request-equal-to-server-limit", "=")]
    [InlineData("server-stream/request-exceeds-server-limit", ">")]
    [InlineData("bidi-stream/half-duplex/all-requests-equal-to-server-limit", "==")]
    [InlineData("bidi-stream/half-duplex/first-request-exceeds-server-limit", ">=")]
    [InlineData("bidi-stream/half-duplex/subsequent-request-exceeds-server-limit", "=>")]
    [InlineData("bidi-stream/full-duplex/all-requests-equal-to-server-limit", "==")]
    [InlineData("bidi-stream/full-duplex/first-request-exceeds-server-limit", ">=")]
    [InlineData("bidi-stream/full-duplex/subsequent-request-exceeds-server-limit", "=>")]
    public async Task ServerMessageSize_Case_IsExhaustedOnlyOverTheLimit(string name, string sizes)
    {
        var script = new Script { IsFullDuplex = name.Contains("full-duplex", StringComparison.Ordinal) };
        await using var host = await GrpcHost.StartAsync(script.Play,
            server => server.MaxReceiveMessageSize = Limit);
        byte[][] plain = [.. sizes.Select(size => Payload(size == '>' ? Limit + 1 : Limit))];
        var expected = sizes.Contains('>', StringComparison.Ordinal) ? "8" : "0";
        var method = Script.Method(name);
        var answer = await new RawCall(method, [.. plain.Select(each => Frames.Of(0, each))]).SendAsync(host);
        Assert.Equal(expected, answer.Status);
        var packed = new RawCall(method, [.. plain.Select(each => Frames.Of(1, Frames.Gzip(each)))])
        {
            Headers = [("grpc-encoding", "gzip")],
        };
        Assert.Equal(expected, (await packed.SendAsync(host)).Status);
    }

    [Theory]
    [InlineData("client-stream")]
    public async Task TlsClientCerts_Case_ShowsTheServiceWhoCalls(string name)
    {
        using var server = Certificate("localhost");
        using var client = Certificate("the client");
        var setup = GrpcHost.ProbeSetup(probe => probe.Collect = (_, call) =>
            Task.FromResult(new Note
            {
                Text = $"{call.AuthContext.PeerIdentity.Single().Value} with {call.RequestHeaders.GetValue("x-token")}",
            }));
        await using var host = await GrpcHost.StartAsync(setup with
        {
            Listen = listen => listen.UseHttps(server, https =>
            {
                https.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
                https.AllowAnyClientCertificate();
            }),
        });
        var handler = new SocketsHttpHandler();
        handler.SslOptions.ClientCertificates = [client];
        handler.SslOptions.RemoteCertificateValidationCallback = (_, shown, _, _) =>
            shown?.GetCertHashString() == server.GetCertHashString();
        using var channel = GrpcChannel.ForAddress($"https://localhost:{host.Address.Port}", new GrpcChannelOptions
        {
            HttpHandler = handler,
            DisposeHttpClient = true,
            Credentials = ChannelCredentials.Create(ChannelCredentials.SecureSsl,
                CallCredentials.FromInterceptor((_, metadata) =>
                {
                    metadata.Add("x-token", "t");
                    return Task.CompletedTask;
                })),
        });
        Assert.Equal("Collect", Script.Method(name));
        using var call = new Probe.ProbeClient(channel).Collect();
        await call.RequestStream.CompleteAsync();
        Assert.Equal("the client with t", (await call).Text);
    }

    private static byte[] Payload(int size) =>
        new Note { Body = ByteString.CopyFrom(new byte[size - 2]) }.ToByteArray();

    private static X509Certificate2 Certificate(string name)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var now = TimeProvider.System.GetUtcNow();
        using var made = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }
}
