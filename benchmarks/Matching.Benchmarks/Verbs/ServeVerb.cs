using System.Buffers;
using System.CommandLine;
using System.IO.Pipelines;
using System.Net;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Matching.Benchmarks.Verbs;

/// <summary>
/// <c>serve --port N</c>: one Kestrel that answers the same bytes twice: <c>/bench.Echo/Unary</c> through
/// Matching.Grpc, and <c>/plain</c> by a minimal endpoint that copies its body. What the first costs more is the price
/// of gRPC; h2load measures both (benchmarks/README.md).
/// </summary>
internal static class ServeVerb
{
    private static readonly Marshaller<byte[]> Bytes = Marshallers.Create<byte[]>(
        (message, context) => context.Complete(message), context => context.PayloadAsNewBuffer());

    private static readonly Method<byte[], byte[]> Unary =
        new(MethodType.Unary, "bench.Echo", "Unary", Bytes, Bytes);

    public static Command Create()
    {
        var port = new Option<int>("--port") { Description = "Loopback port.", DefaultValueFactory = _ => 5090 };
        var command = new Command("serve", "Answer the same bytes by gRPC and by plain Kestrel.") { port };
        command.SetAction(async (result, cancellation) =>
        {
            await using var app = Build(result.GetValue(port));
            await app.StartAsync(cancellation);
            await app.WaitForShutdownAsync(cancellation);
        });
        return command;
    }

    /// <summary>The application, listening on the loopback port once it is started; 0 for any.</summary>
    internal static WebApplication Build(int port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.Listen(IPAddress.Loopback, port, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc();
        var app = builder.Build();
        app.MapGrpcService(ServerServiceDefinition.CreateBuilder()
            .AddMethod(Unary, (request, _) => Task.FromResult(request))
            .Build());
        app.MapPost("/plain", CopyAsync);
        return app;
    }

    private static async Task CopyAsync(HttpContext http)
    {
        var body = http.Request.BodyReader;
        ReadResult read;
        while (!(read = await body.ReadAsync()).IsCompleted)
            body.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        http.Response.ContentType = "application/grpc";
        foreach (var part in read.Buffer)
            http.Response.BodyWriter.Write(part.Span);
        body.AdvanceTo(read.Buffer.End);
        http.Response.AppendTrailer("grpc-status", "0");
    }
}
