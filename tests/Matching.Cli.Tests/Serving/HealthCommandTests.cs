using System.Net;
using System.Net.Sockets;
using Grpc.Core;
using Grpc.Health.V1;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using CallStatus = Grpc.Core.Status;
using Status = Grpc.Health.V1.HealthCheckResponse.Types.ServingStatus;

namespace Matching.Cli.Tests.Serving;

public sealed class HealthCommandTests
{
    [Fact]
    public async Task Health_OfAServerThatServes_NamesItsServices()
    {
        await using var server = await ServeAsync(new Board(Status.Serving));

        CommandRun run = await AskAsync(server, "--output", "csv");

        Assert.Equal(0, run.Code);
        Assert.Equal(["service,serving", "the whole server,yes", "matching.v1.PlanService,yes", ""],
            run.Output.Split("\r\n"));
    }

    [Fact]
    public async Task Health_OfAServiceThatDoesNotServe_ExitsWithOne()
    {
        await using var server = await ServeAsync(new Board(Status.NotServing));

        CommandRun run = await AskAsync(server, "--output", "csv");

        Assert.Equal(1, run.Code);
        Assert.Contains("matching.v1.PlanService,no", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_OfAServerThatIsStarting_IsAskedAgain()
    {
        var board = new Board(Status.Serving) { Refusals = 2 };
        await using var server = await ServeAsync(board);

        CommandRun run = await AskAsync(server);

        Assert.Equal((0, 0), (run.Code, board.Refusals));
    }

    [Theory]
    [InlineData("sv", "svarar inte (Unavailable), väntade ett hälsosvar. Kanske är den inte startad.")]
    [InlineData("en", "gives no answer (Unavailable), expected its health. Maybe it is not started.")]
    public async Task Health_WhereNobodyListens_ExitsWithThree(string language, string words)
    {
        // The port is taken, so that no other program can begin to listen there meanwhile.
        using var taken = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        taken.Bind(new IPEndPoint(IPAddress.Loopback, 0));

        CommandRun run = await CommandRun.OfAsync("health", $"http://{taken.LocalEndPoint}", "--language", language);

        Assert.Equal(3, run.Code);
        Assert.Contains(words, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_OfNoAddress_ExitsWithTwo()
    {
        CommandRun run = await CommandRun.OfAsync("health", "localhost:5080");

        Assert.Equal(2, run.Code);
        Assert.Contains(
            "Address 'localhost:5080' is none, expected http:// or https:// and a host. Maybe the scheme is missing.",
            run.Error, StringComparison.Ordinal);
    }

    private static Task<CommandRun> AskAsync(WebApplication server, params string[] options) =>
        CommandRun.OfAsync(["health", server.Urls.First(), "--language", "en", .. options]);

    private static async Task<WebApplication> ServeAsync(Board board)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(
            IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc();
        builder.Services.AddSingleton(board);
        var server = builder.Build();
        server.MapGrpcService<Board>();
        await server.StartAsync();
        return server;
    }

    /// <summary>Answers from what it is told, after some refusals.</summary>
    private sealed class Board(Status plans) : Health.HealthBase
    {
        public int Refusals { get; set; }

        public override Task<HealthListResponse> List(HealthListRequest request, ServerCallContext context)
        {
            if (Refusals > 0)
            {
                Refusals--;
                throw new RpcException(new CallStatus(StatusCode.Unavailable, "Not yet."));
            }

            var answer = new HealthListResponse();
            answer.Statuses[""] = new HealthCheckResponse { Status = Status.Serving };
            answer.Statuses["matching.v1.PlanService"] = new HealthCheckResponse { Status = plans };
            return Task.FromResult(answer);
        }
    }
}
