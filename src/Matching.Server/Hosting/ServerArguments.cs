using System.CommandLine;
using System.Net;

namespace Matching.Server.Hosting;

/// <summary>What the server is told on its command line.</summary>
/// <param name="Database">The database file.</param>
/// <param name="Address">Where to listen; always a loopback address.</param>
internal sealed record ServerArguments(string Database, IPEndPoint Address)
{
    /// <summary>Runs the server with the arguments, or prints help or what is wrong.</summary>
    /// <returns>0 after an orderly stop, 2 for bad arguments.</returns>
    public static async Task<int> ReadAsync(string[] args, Func<ServerArguments, CancellationToken, Task<int>> run)
    {
        var database = new Option<string>("--database")
        {
            Description = "The embedded database's file; it has to exist.",
            DefaultValueFactory = _ => Path.Combine(".", ".matching", "demo.db"),
        };
        var listen = new Option<IPEndPoint>("--listen")
        {
            Description = "Loopback address and port for gRPC over plain HTTP/2 (h2c). Other addresses are refused "
                + "until callers are authenticated.",
            DefaultValueFactory = _ => new IPEndPoint(IPAddress.Loopback, 5080),
            CustomParser = result =>
            {
                var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
                if (Loopback(text) is { } address) return address;
                result.AddError(
                    $"Option '--listen' has '{text}', expected a loopback address and a port such as 127.0.0.1:5080. "
                    + "Maybe a proxy that authenticates callers should stand in front.");
                return null;
            },
        };
        var root = new RootCommand("Serves suggestions and plans by gRPC.") { database, listen };
        root.SetAction((result, cancellation) =>
            run(new ServerArguments(result.GetValue(database)!, result.GetValue(listen)!), cancellation));
        var parsed = root.Parse(args);
        var code = await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });
        return parsed.Errors.Count > 0 ? 2 : code;
    }

    private static IPEndPoint? Loopback(string text)
    {
        var address = text.Replace("localhost", "127.0.0.1", StringComparison.OrdinalIgnoreCase);
        return address.Contains(':', StringComparison.Ordinal)
            && IPEndPoint.TryParse(address, out var endpoint)
            && IPAddress.IsLoopback(endpoint.Address)
                ? endpoint
                : null;
    }
}
