using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Grpc.Net.Client;
using Matching.Grpc.Interop.Tests.Conformance.Protos;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace Matching.Grpc.Interop.Tests.Conformance;

[Suite("TLS Client Certs")]
public sealed class TlsClientCertsTests
{
    [Theory]
    [InlineData("client-stream")]
    public async Task Call_OverTlsWithACertificateOfTheClient_IsServed(string name)
    {
        using var ours = Certificate("interop-server");
        using var theirs = Certificate("interop-client");
        var host = new ScriptedHost { Listen = listen => ListenWithTls(listen, ours, theirs.Thumbprint) };
        await host.InitializeAsync();
        try
        {
            using var channel = GrpcChannel.ForAddress($"https://127.0.0.1:{host.Address.Port}", Options(ours, theirs));
            var call = new ScriptedCall(name, Scripts.Requests(name, Scripts.Responses("over TLS")));
            (await call.PlayAsync(new Scripted.ScriptedClient(channel))).Follows(call);
        }
        finally
        {
            await host.DisposeAsync();
        }
    }

    private static void ListenWithTls(ListenOptions listen, X509Certificate2 ours, string theirThumbprint)
    {
        listen.Protocols = HttpProtocols.Http2;
        listen.UseHttps(tls =>
        {
            tls.ServerCertificate = ours;
            tls.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
            tls.ClientCertificateValidation = (certificate, _, _) => certificate.Thumbprint == theirThumbprint;
        });
    }

    private static GrpcChannelOptions Options(X509Certificate2 ours, X509Certificate2 theirs) => new()
    {
        DisposeHttpClient = true,
        HttpHandler = new SocketsHttpHandler
        {
            SslOptions = new SslClientAuthenticationOptions
            {
                ClientCertificates = [theirs],
                RemoteCertificateValidationCallback = (_, certificate, _, _) =>
                    certificate?.GetCertHashString() == ours.Thumbprint,
            },
        },
    };

    private static X509Certificate2 Certificate(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        var now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }
}
