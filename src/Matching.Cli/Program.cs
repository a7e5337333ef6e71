using System.Globalization;
using System.Text;
using Matching.Cli;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
var terminal = new Terminal(
    Console.Out, Console.Error, TimeProvider.System, Console.IsOutputRedirected, Console.IsErrorRedirected);
return await CommandLine.RunAsync(args, terminal);
