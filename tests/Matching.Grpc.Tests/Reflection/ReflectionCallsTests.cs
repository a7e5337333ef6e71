using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;
using Grpc.Net.Client;
using Grpc.Reflection.V1;
using Matching.Grpc.Tests.Probing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Alpha = Grpc.Reflection.V1Alpha;

namespace Matching.Grpc.Tests.Reflection;

public sealed class ReflectionCallsTests
{
    [Trait("Official", "differs")]
    [Fact]
    public async Task ListServices_OfTheServer_NamesEveryMappedService()
    {
        var answer = await AskAsync(new ServerReflectionRequest { Host = "here", ListServices = "*" });
        Assert.Equal(
            [
                "grpc.health.v1.Health", "grpc.reflection.v1.ServerReflection",
                "grpc.reflection.v1alpha.ServerReflection", "matching.grpc.tests.Probe",
            ],
            answer.ListServicesResponse.Service.Select(service => service.Name));
        Assert.Equal("here", answer.ValidHost);
        Assert.Equal("*", answer.OriginalRequest.ListServices);
    }

    [Trait("Official", "differs")]
    [Theory]
    [InlineData("matching.grpc.tests.Probe")]
    [InlineData("matching.grpc.tests.Probe.Ask")]
    [InlineData("matching.grpc.tests.Note")]
    [InlineData("matching.grpc.tests.Note.text")]
    public async Task FileContainingSymbol_OfAnythingInAFile_GivesTheFile(string symbol)
    {
        var answer = await AskAsync(new ServerReflectionRequest { FileContainingSymbol = symbol });
        var file = FileDescriptorProto.Parser.ParseFrom(
            Assert.Single(answer.FileDescriptorResponse.FileDescriptorProto));
        Assert.Equal("matching.grpc.tests", file.Package);
        Assert.Equal("Probe", Assert.Single(file.Service).Name);
    }

    [Trait("Official", "differs")]
    [Fact]
    public async Task FileContainingSymbol_OfAnEnumOrItsValue_GivesTheFile()
    {
        foreach (var symbol in new[]
        {
            "grpc.health.v1.HealthCheckResponse.ServingStatus", "grpc.health.v1.HealthCheckResponse.SERVING",
        })
        {
            var answer = await AskAsync(new ServerReflectionRequest { FileContainingSymbol = symbol });
            Assert.Single(answer.FileDescriptorResponse.FileDescriptorProto);
        }
    }

    [Fact]
    public async Task FileByFilename_OfAKnownFile_GivesIt()
    {
        var name = Protos.Probe.Descriptor.File.Name;
        var answer = await AskAsync(new ServerReflectionRequest { FileByFilename = name });
        Assert.Equal(Protos.Probe.Descriptor.File.SerializedData,
            Assert.Single(answer.FileDescriptorResponse.FileDescriptorProto));
    }

    [Trait("Official", "differs")]
    [Theory]
    [InlineData("nothing.Here")]
    [InlineData("matching.grpc.tests")]
    [InlineData("")]
    public async Task FileContainingSymbol_OfNothingHere_IsNotFound(string symbol)
    {
        var answer = await AskAsync(new ServerReflectionRequest { FileContainingSymbol = symbol });
        Assert.Equal((int)StatusCode.NotFound, answer.ErrorResponse.ErrorCode);
        Assert.Equal("Symbol is not here.", answer.ErrorResponse.ErrorMessage);
    }

    [Trait("Official", "differs")]
    [Fact]
    public async Task Questions_ThatAreNotAnswered_GetAnErrorAndTheStreamGoesOn()
    {
        await using var host = await StartAsync();
        using var channel = GrpcChannel.ForAddress(host.Address);
        using var call = new ServerReflection.ServerReflectionClient(channel).ServerReflectionInfo();
        ServerReflectionRequest[] questions =
        [
            new() { FileContainingExtension = new ExtensionRequest { ContainingType = "a.B", ExtensionNumber = 1 } },
            new() { AllExtensionNumbersOfType = "a.B" },
            new(),
        ];
        foreach (var question in questions)
        {
            await call.RequestStream.WriteAsync(question);
            Assert.True(await call.ResponseStream.MoveNext());
            Assert.Equal((int)StatusCode.Unimplemented, call.ResponseStream.Current.ErrorResponse.ErrorCode);
        }
        await call.RequestStream.WriteAsync(new ServerReflectionRequest { FileByFilename = "none.proto" });
        Assert.True(await call.ResponseStream.MoveNext());
        Assert.Equal("File is not here.", call.ResponseStream.Current.ErrorResponse.ErrorMessage);
        await call.RequestStream.CompleteAsync();
        Assert.False(await call.ResponseStream.MoveNext());
    }

    [Fact]
    public async Task Alpha_AskedTheSame_AnswersTheSameBytes()
    {
        await using var host = await StartAsync();
        using var channel = GrpcChannel.ForAddress(host.Address);
        var request = new ServerReflectionRequest { FileContainingSymbol = "matching.grpc.tests.Probe" };
        using var call = new Alpha.ServerReflection.ServerReflectionClient(channel).ServerReflectionInfo();
        await call.RequestStream.WriteAsync(Alpha.ServerReflectionRequest.Parser.ParseFrom(request.ToByteString()));
        Assert.True(await call.ResponseStream.MoveNext());
        Assert.Equal((await AskAsync(request)).ToByteString(), call.ResponseStream.Current.ToByteString());
    }

    [Fact]
    public async Task Reflection_ThatIsNotMapped_IsUnimplemented()
    {
        await using var host = await GrpcHost.StartAsync();
        using var channel = GrpcChannel.ForAddress(host.Address);
        using var call = new ServerReflection.ServerReflectionClient(channel).ServerReflectionInfo();
        var thrown = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext());
        Assert.Equal(StatusCode.Unimplemented, thrown.StatusCode);
    }

    private static async Task<ServerReflectionResponse> AskAsync(ServerReflectionRequest request)
    {
        await using var host = await StartAsync();
        using var channel = GrpcChannel.ForAddress(host.Address);
        using var call = new ServerReflection.ServerReflectionClient(channel).ServerReflectionInfo();
        await call.RequestStream.WriteAsync(request);
        Assert.True(await call.ResponseStream.MoveNext());
        return call.ResponseStream.Current;
    }

    private static Task<GrpcHost> StartAsync()
    {
        var setup = GrpcHost.ProbeSetup();
        return GrpcHost.StartAsync(new GrpcHostSetup
        {
            Services = services =>
            {
                setup.Services(services);
                services.AddGrpcReflection();
                services.AddGrpcHealthChecks();
            },
            Endpoints = app =>
            {
                setup.Endpoints(app);
                app.MapGrpcReflectionService();
                app.MapGrpcHealthChecksService();
            },
        });
    }
}
