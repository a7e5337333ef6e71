using System.CommandLine;
using Grpc.Core;
using Grpc.Health.V1;
using Grpc.Net.Client;
using Grpc.Net.Client.Configuration;
using Matching.Cli.Output;
using Matching.Core.Words;

namespace Matching.Cli.Serving;

/// <summary><c>matching health http://127.0.0.1:5080</c>: whether a server answers, and which services serve.</summary>
internal static class HealthCommand
{
    /// <summary>A server that is starting is asked again: three times within about a second.</summary>
    private static readonly ServiceConfig Patient = new()
    {
        MethodConfigs =
        {
            new MethodConfig
            {
                Names = { MethodName.Default },
                RetryPolicy = new RetryPolicy
                {
                    MaxAttempts = 3,
                    InitialBackoff = TimeSpan.FromMilliseconds(200),
                    MaxBackoff = TimeSpan.FromSeconds(1),
                    BackoffMultiplier = 2,
                    RetryableStatusCodes = { StatusCode.Unavailable },
                },
            },
        },
    };

    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var address = new Argument<string>("ADDRESS")
        {
            Description = "Where the server listens.",
            DefaultValueFactory = _ => "http://127.0.0.1:5080",
        };
        address.Validators.Add(result =>
        {
            if (!IsAddress(result.GetRequiredValue(address)))
                result.AddError($"Address '{result.GetRequiredValue(address)}' is none, expected http:// or https:// "
                    + "and a host. Maybe the scheme is missing.");
        });
        Option<int> seconds = CommonOptions.Number("--seconds", "How long to wait for an answer.", (5, 1, 300));
        Option<string> output = CommonOptions.Output(), language = CommonOptions.Language();
        var command = new Command(
            "health",
            "Ask a server by gRPC whether it serves. "
            + "Exit codes: 0 every service serves, 1 one does not, 2 bad arguments, 3 no answer, 130 cancelled.")
        { address, seconds, output, language };
        command.SetAction(async (result, cancellation) =>
        {
            var inLanguage = CommonOptions.ToLanguage(result.GetRequiredValue(language));
            using var limit = new CancellationTokenSource(
                TimeSpan.FromSeconds(result.GetValue(seconds)), terminal.Clock);
            using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
            try
            {
                var answer = await AskAsync(result.GetRequiredValue(address), both.Token);
                terminal.Printer(CommonOptions.ToForm(result.GetRequiredValue(output)), inLanguage).Print(Say(answer));
                return answer.Statuses.Values.All(IsServing) ? ExitCode.Done : ExitCode.No;
            }
            catch (RpcException failure) when (!cancellation.IsCancellationRequested)
            {
                terminal.Error.WriteLine(NoAnswer(result.GetRequiredValue(address), failure).In(inLanguage));
                return ExitCode.Unknown;
            }
            catch (RpcException)
            {
                throw new OperationCanceledException(cancellation);
            }
        });
        return command;
    }

    private static bool IsAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";

    private static async Task<HealthListResponse> AskAsync(string address, CancellationToken cancellation)
    {
        using var channel = GrpcChannel.ForAddress(address, new GrpcChannelOptions { ServiceConfig = Patient });
        return await new Health.HealthClient(channel).ListAsync(
            new HealthListRequest(), cancellationToken: cancellation);
    }

    private static bool IsServing(HealthCheckResponse status) =>
        status.Status == HealthCheckResponse.Types.ServingStatus.Serving;

    private static Sheet Say(HealthListResponse answer)
    {
        var sheet = new Sheet("services", Phrase.OfTexts("Tjänster", "Services"),
        [
            Column.Of("service", "Tjänst", "Service"),
            Column.Of("serving", "Svarar", "Serving"),
        ]);
        foreach (var (name, status) in answer.Statuses.OrderBy(s => s.Key, StringComparer.Ordinal))
            sheet.Add(name.Length == 0 ? Phrase.OfTexts("hela servern", "the whole server") : name, IsServing(status));
        return sheet;
    }

    private static Phrase NoAnswer(string address, RpcException failure) => Phrase.OfTexts(
        $"Servern '{address}' svarar inte ({failure.StatusCode}), väntade ett hälsosvar. Kanske är den inte startad.",
        $"Server '{address}' gives no answer ({failure.StatusCode}), expected its health. Maybe it is not started.");
}
