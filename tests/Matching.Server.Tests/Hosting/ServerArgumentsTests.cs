using System.Globalization;
using System.Net;
using Matching.Server.Hosting;

namespace Matching.Server.Tests.Hosting;

public sealed class ServerArgumentsTests
{
    [Theory]
    [InlineData("127.0.0.1:5081")]
    [InlineData("127.0.0.9:5081")]
    [InlineData("localhost:5081")]
    [InlineData("[::1]:5081")]
    public async Task ReadAsync_WithALoopbackAddress_Runs(string address)
    {
        ServerArguments? read = null;
        var code = await ServerArguments.ReadAsync(["--listen", address], (arguments, _) =>
        {
            read = arguments;
            return Task.FromResult(0);
        });
        Assert.Equal(0, code);
        Assert.Equal(5081, read!.Address.Port);
        Assert.True(IPAddress.IsLoopback(read.Address.Address));
    }

    [Theory]
    [InlineData("0.0.0.0:5080")]
    [InlineData("[::]:5080")]
    [InlineData("192.168.1.2:5080")]
    [InlineData("example.org:5080")]
    [InlineData("127.0.0.1")]
    [InlineData("*:5080")]
    public async Task ReadAsync_WithAnyOtherAddress_IsRefusedWithTwo(string address)
    {
        var code = await ServerArguments.ReadAsync(["--listen", address], (_, _) => Task.FromResult(0));
        Assert.Equal(2, code);
    }

    [Theory]
    [InlineData("0", true)]
    [InlineData("60", true)]
    [InlineData("61", false)]
    [InlineData("-1", false)]
    [InlineData("soon", false)]
    public async Task ReadAsync_WithATimeToSettle_TakesZeroToSixtySeconds(string seconds, bool isTaken)
    {
        ServerArguments? read = null;
        var code = await ServerArguments.ReadAsync(["--settle", seconds, "--reflection"], (arguments, _) =>
        {
            read = arguments;
            return Task.FromResult(0);
        });
        Assert.Equal(isTaken ? 0 : 2, code);
        Assert.Equal(isTaken ? seconds : null, read?.Settle.TotalSeconds.ToString("0", CultureInfo.InvariantCulture));
        Assert.NotEqual(false, read?.Reflection);
    }

    [Fact]
    public async Task ReadAsync_WithNothing_ListensWhereTheReadmeSays()
    {
        await ServerArguments.ReadAsync([], (arguments, _) =>
        {
            Assert.Equal("127.0.0.1:5080", arguments.Address.ToString());
            Assert.False(arguments.Reflection);
            return Task.FromResult(0);
        });
    }
}
