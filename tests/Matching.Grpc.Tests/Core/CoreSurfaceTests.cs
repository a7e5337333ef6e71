using Grpc.Core;
using Matching.Grpc.Tests.Protos;
using Microsoft.AspNetCore.Http;

namespace Matching.Grpc.Tests.Core;

/// <summary>What authors of services, clients and test doubles lean on beside the wire.</summary>
public sealed class CoreSurfaceTests
{
    [Trait("Official", "differs")]
    [Fact]
    public void Status_ByDefault_IsOkWithAnEmptyDetail()
    {
        Assert.Equal(StatusCode.OK, default(Status).StatusCode);
        Assert.Equal("", default(Status).Detail);
        Assert.Equal("Status(StatusCode=\"NotFound\", Detail=\"gone\")",
            new Status(StatusCode.NotFound, "gone").ToString());
    }

    [Fact]
    public void RpcException_ByEachConstructor_KeepsWhatItWasGiven()
    {
        var status = new Status(StatusCode.Aborted, "detail", new FormatException("cause"));
        var trailers = new Metadata();
        Assert.Equal(status.ToString(), new RpcException(status).Message);
        Assert.Empty(new RpcException(status).Trailers);
        Assert.Equal("own", new RpcException(status, "own").Message);
        Assert.Same(trailers, new RpcException(status, trailers).Trailers);
        var full = new RpcException(status, trailers, "own");
        Assert.Equal(("own", StatusCode.Aborted), (full.Message, full.StatusCode));
        Assert.IsType<FormatException>(full.InnerException);
    }

    [Fact]
    public void CallOptions_Changed_LeaveTheOriginalAlone()
    {
        var options = new CallOptions();
        var deadline = new DateTime(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        var changed = options.WithDeadline(deadline).WithHeaders([]).WithWriteOptions(WriteOptions.Default)
            .WithCancellationToken(new CancellationToken(canceled: true));
        Assert.Equal(deadline, changed.Deadline);
        Assert.NotNull(changed.Headers);
        Assert.Same(WriteOptions.Default, changed.WriteOptions);
        Assert.True(changed.CancellationToken.IsCancellationRequested);
        Assert.Null(options.Deadline);
    }

    [Trait("Official", "differs")]
    [Fact]
    public void Client_WithoutAChannel_SaysWhyEachCallThrows()
    {
        var client = new UnconnectedProbe();
        var thrown = Assert.Throws<NotSupportedException>(() => client.Ask(new Note()));
        Assert.Equal("Method '/matching.grpc.tests.Probe/Ask' is called on a client without a channel, expected one "
            + "made with a channel. Maybe a test double forgot to override it.", thrown.Message);
        Assert.Throws<NotSupportedException>(() => client.AskAsync(new Note()));
        Assert.Throws<NotSupportedException>(() => client.Watch(new Note()));
        Assert.Throws<NotSupportedException>(() => client.Collect());
        Assert.Throws<NotSupportedException>(() => client.Chat());
    }

    [Trait("Official", "differs")]
    [Fact]
    public void ServerServiceDefinition_WithAMethodTwice_IsRefused()
    {
        var method = new Method<string, string>(MethodType.Unary, "a.Service", "Ask", Marshallers.StringMarshaller,
            Marshallers.StringMarshaller);
        UnaryServerMethod<string, string> handler = (request, _) => Task.FromResult(request);
        var builder = ServerServiceDefinition.CreateBuilder().AddMethod(method, handler);
        var thrown = Assert.Throws<ArgumentException>(() => builder.AddMethod(method, handler));
        Assert.StartsWith("Method '/a.Service/Ask' is added twice, expected once.", thrown.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void GetHttpContext_OfATestDouble_ComesFromItsUserState()
    {
        var http = new DefaultHttpContext();
        var call = new DoubleOfCall();
        Assert.Throws<InvalidOperationException>(() => call.GetHttpContext());
        call.UserState["__HttpContext"] = http;
        Assert.Same(http, call.GetHttpContext());
    }

    [Fact]
    public void AuthContext_WithAnIdentity_IsAuthenticated()
    {
        var property = AuthProperty.Create("x509_common_name", "test"u8.ToArray());
        var context = new AuthContext("x509_common_name",
            new Dictionary<string, List<AuthProperty>> { ["x509_common_name"] = [property] });
        Assert.True(context.IsPeerAuthenticated);
        Assert.Equal("test", context.PeerIdentity.Single().Value);
        Assert.Same(property, context.Properties.Single());
        Assert.Empty(context.FindPropertiesByName("other"));
        Assert.False(new AuthContext(null, []).IsPeerAuthenticated);
    }

    private sealed class UnconnectedProbe : Probe.ProbeClient;

    private sealed class DoubleOfCall : ServerCallContext
    {
        protected override string MethodCore => "/a.Service/Ask";

        protected override string HostCore => "localhost";

        protected override string PeerCore => "ipv4:127.0.0.1:1";

        protected override DateTime DeadlineCore => DateTime.MaxValue;

        protected override Metadata RequestHeadersCore { get; } = [];

        protected override CancellationToken CancellationTokenCore => CancellationToken.None;

        protected override Metadata ResponseTrailersCore { get; } = [];

        protected override Status StatusCore { get; set; }

        protected override WriteOptions? WriteOptionsCore { get; set; }

        protected override AuthContext AuthContextCore { get; } = new(null, []);

        protected override Task WriteResponseHeadersAsyncCore(Metadata responseHeaders) => Task.CompletedTask;

        protected override ContextPropagationToken CreatePropagationTokenCore(ContextPropagationOptions? options) =>
            throw new NotSupportedException();
    }
}
