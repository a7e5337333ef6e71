using Matching.Core.Words;
using Matching.Server.Hosting;
using Matching.Storage;

return await ServerArguments.ReadAsync(args, async (arguments, cancellation) =>
{
    try
    {
        await using var database = await MatchingDatabase.OpenAsync(
            new DatabaseSettings { Path = arguments.Database, Clock = TimeProvider.System, CreateMissing = false },
            cancellation);
        await using var app = MatchingServer.Build(arguments, database, TimeProvider.System);
        await app.RunAsync(cancellation);
        return 0;
    }
    catch (StorageException exception)
    {
        Console.Error.WriteLine(exception.Words.In(Language.English));
        return 2;
    }
});
