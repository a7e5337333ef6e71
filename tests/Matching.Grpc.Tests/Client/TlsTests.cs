using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Grpc.Core;
using Grpc.Net.Client;
using Matching.Grpc.Tests.Probing;
using Matching.Grpc.Tests.Protos;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace Matching.Grpc.Tests.Client;

public sealed class TlsTests
{
    [Fact]
    public async Task Call_OverTlsWithCertificateAndCredentials_ShowsTheServiceBoth()
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
        using var call = new Probe.ProbeClient(channel).Collect();
        await call.RequestStream.CompleteAsync();
        Assert.Equal("the client with t", (await call).Text);
    }

    private static X509Certificate2 Certificate(string name)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var now = TimeProvider.System.GetUtcNow();
        using var made = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }
}
