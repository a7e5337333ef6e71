using System.Globalization;
using Matching.Grpc.Interop;
using Microsoft.Extensions.Hosting;

if (!TryReadPort(args, out var port))
{
    Console.Error.WriteLine(
        "Arguments are not understood, expected '--port N' with N in [0, 65535]. Maybe use 0, which takes a free one.");
    return 2;
}
await using var host = await InteropHost.StartAsync(new InteropSettings { Port = port });
Console.WriteLine($"Interop server listens on {host.Address}. It stops on Ctrl-C.");
await host.App.WaitForShutdownAsync();
return 0;

static bool TryReadPort(string[] arguments, out int port)
{
    port = 0;
    return arguments is ["--port", var text]
        && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out port)
        && port <= ushort.MaxValue;
}
