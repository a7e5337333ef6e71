namespace Matching.Grpc.Interop.Tests.Hostile;

/// <summary>
/// Everything that no good client sends, at one server: each is answered as the documents say, and neither the process
/// nor its other caller is any the worse for it.
/// </summary>
public sealed class HostileCasesTests(BesiegedServer server) : IClassFixture<BesiegedServer>
{
    public static TheoryData<string> Names =>
        [.. HostileCases.All.Select(hostile => hostile.Name).Except(HostileCases.Ours)];

    public static TheoryData<string> OurNames => [.. HostileCases.Ours];

    [Theory]
    [MemberData(nameof(Names))]
    public Task Server_SentWhatNoGoodClientSends_AnswersAsTheDocumentsSay(string name) => AnswersAsync(name);

    [Theory]
    [Trait("Official", "differs")]
    [MemberData(nameof(OurNames))]
    public Task Server_SentWhatNoGoodClientSends_AnswersAsTheDocumentsSayAndNotAsTheOfficialOne(string name) =>
        AnswersAsync(name);

    private async Task AnswersAsync(string name)
    {
        var hostile = HostileCases.All.Single(one => one.Name == name);
        var answer = await hostile.PlayAsync(server.Address);
        Assert.Contains(answer, hostile.Answer.Split(" or "));
        await server.IsUnharmedAsync();
    }
}
