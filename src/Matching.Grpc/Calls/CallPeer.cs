using System.Globalization;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Grpc.Core;
using Microsoft.AspNetCore.Http;

namespace Matching.Grpc.Calls;

/// <summary>Who is at the other end, as far as the connection tells.</summary>
internal static class CallPeer
{
    private const string CommonName = "x509_common_name";
    private const string AlternativeName = "x509_subject_alternative_name";

    private static readonly AuthContext Nobody = new(null, []);

    /// <summary>The address in the form of gRPC's name syntax, such as <c>ipv4:127.0.0.1:50051</c>.</summary>
    public static string Describe(ConnectionInfo connection)
    {
        var address = connection.RemoteIpAddress;
        if (address is null)
            return "unknown";
        return address.AddressFamily == AddressFamily.InterNetwork
            ? string.Create(CultureInfo.InvariantCulture, $"ipv4:{address}:{connection.RemotePort}")
            : string.Create(CultureInfo.InvariantCulture, $"ipv6:[{address}]:{connection.RemotePort}");
    }

    /// <summary>What a client certificate says; nobody without one.</summary>
    public static AuthContext Authenticate(X509Certificate2? certificate)
    {
        if (certificate is null)
            return Nobody;
        var properties = new Dictionary<string, List<AuthProperty>>(StringComparer.Ordinal);
        foreach (var extension in certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>())
            foreach (var name in extension.EnumerateDnsNames())
                Add(properties, AlternativeName, name);
        var subject = certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false);
        if (!string.IsNullOrEmpty(subject))
            Add(properties, CommonName, subject);
        var identity = new[] { AlternativeName, CommonName }.FirstOrDefault(properties.ContainsKey);
        return new AuthContext(identity, properties);
    }

    private static void Add(Dictionary<string, List<AuthProperty>> properties, string name, string value)
    {
        if (!properties.TryGetValue(name, out var values))
            properties[name] = values = [];
        values.Add(AuthProperty.Create(name, Encoding.UTF8.GetBytes(value)));
    }
}
