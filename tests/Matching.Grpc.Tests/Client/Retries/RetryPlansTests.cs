using Grpc.Core;
using Grpc.Net.Client;
using Grpc.Net.Client.Configuration;
using Matching.Grpc.Client.Retries;
using Matching.Grpc.Tests.Protos;

namespace Matching.Grpc.Tests.Client.Retries;

public sealed class RetryPlansTests
{
    [Fact]
    public void Find_OfAMethod_PrefersItsOwnThenItsServicesThenTheDefault()
    {
        var config = new ServiceConfig
        {
            MethodConfigs =
            {
                Config(4, MethodName.Default),
                Config(3, new MethodName { Service = "a.Service" }),
                Config(2, new MethodName { Service = "a.Service", Method = "Own" }),
            },
        };
        var plans = new RetryPlans(config, maxAttempts: null);
        Assert.Equal(2, plans.Find(Method("a.Service", "Own"))!.MaxAttempts);
        Assert.Equal(3, plans.Find(Method("a.Service", "Other"))!.MaxAttempts);
        Assert.Equal(4, plans.Find(Method("b.Service", "Own"))!.MaxAttempts);
    }

    [Fact]
    public void Find_OfAMethodWithoutAPolicyOfItsOwn_IsNotTriedAgain()
    {
        var config = new ServiceConfig { MethodConfigs = { Config(4, MethodName.Default) } };
        config.MethodConfigs.Add(new MethodConfig { Names = { new MethodName { Service = "a.Service" } } });
        Assert.Null(new RetryPlans(config, maxAttempts: null).Find(Method("a.Service", "Own")));
        Assert.Null(new RetryPlans(null, maxAttempts: null).Find(Method("a.Service", "Own")));
    }

    [Fact]
    public void MaxAttempts_OfAPolicyAboveTheChannels_IsCapped()
    {
        var config = new ServiceConfig { MethodConfigs = { Config(9, MethodName.Default) } };
        Assert.Equal(5, new RetryPlans(config, maxAttempts: 5).Find(Method("a", "b"))!.MaxAttempts);
    }

    [Fact]
    public void Policy_ThatCannotBeUsed_IsRefusedWithEverythingThatIsWrong()
    {
        var config = new ServiceConfig { MethodConfigs = { Config(1, MethodName.Default) } };
        var policy = config.MethodConfigs[0].RetryPolicy!;
        policy.InitialBackoff = null;
        policy.MaxBackoff = TimeSpan.Zero;
        policy.BackoffMultiplier = -1.5;
        policy.RetryableStatusCodes.Clear();
        var thrown = Assert.Throws<InvalidOperationException>(() => GrpcChannel.ForAddress("http://127.0.0.1:9",
            new GrpcChannelOptions { ServiceConfig = config }));
        Assert.Equal("RetryPolicy cannot be used. MaxAttempts is 1, expected 2 or more. InitialBackoff is not set, "
            + "expected above zero. MaxBackoff is 00:00:00, expected above zero. BackoffMultiplier is -1.5, expected "
            + "above zero. RetryableStatusCodes is empty, expected at least one code. Maybe add UNAVAILABLE.",
            thrown.Message);
    }

    [Fact]
    public void Name_OfAMethodWithoutItsService_IsRefused()
    {
        var config = new ServiceConfig { MethodConfigs = { Config(2, new MethodName { Method = "Ask" }) } };
        var thrown = Assert.Throws<InvalidOperationException>(() => new RetryPlans(config, null));
        Assert.Equal("MethodName has method 'Ask' without a service, expected both.", thrown.Message);
    }

    [Fact]
    public void Name_ThatOccursTwice_IsRefused()
    {
        var config = new ServiceConfig { MethodConfigs = { Config(2, MethodName.Default, MethodName.Default) } };
        var thrown = Assert.Throws<InvalidOperationException>(() => new RetryPlans(config, null));
        Assert.Equal("MethodName '/' is in the service config twice, expected once.", thrown.Message);
    }

    [Theory]
    [InlineData(0, 1.0)]
    [InlineData(1001, 1.0)]
    [InlineData(10, 0.0)]
    public void Throttling_ThatCannotBeUsed_IsRefused(int tokens, double ratio)
    {
        var config = new ServiceConfig
        {
            RetryThrottling = new RetryThrottlingPolicy { MaxTokens = tokens, TokenRatio = ratio },
        };
        var thrown = Assert.Throws<InvalidOperationException>(() => new RetryPlans(config, null));
        Assert.Equal($"RetryThrottling has MaxTokens {tokens} and TokenRatio {ratio}, expected 1 to 1000 and above "
            + "zero.", thrown.Message);
    }

    private static MethodConfig Config(int attempts, params MethodName[] names)
    {
        var config = new MethodConfig
        {
            RetryPolicy = new RetryPolicy
            {
                MaxAttempts = attempts,
                InitialBackoff = TimeSpan.FromSeconds(1),
                MaxBackoff = TimeSpan.FromSeconds(1),
                BackoffMultiplier = 1,
                RetryableStatusCodes = { StatusCode.Unavailable },
            },
        };
        foreach (var name in names)
            config.Names.Add(name);
        return config;
    }

    private static Method<Note, Note> Method(string service, string name)
    {
        var marshaller = Marshallers.Create<Note>((_, _) => { }, _ => new Note());
        return new Method<Note, Note>(MethodType.Unary, service, name, marshaller, marshaller);
    }
}
