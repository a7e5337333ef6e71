using Matching.Server.Hosting;

return await ServerArguments.ReadAsync(
    args, (arguments, cancellation) => MatchingServer.RunAsync(arguments, Console.Error, cancellation));
