using System.Globalization;
using System.Text;
using Matching.Cli;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
culture.DateTimeFormat.ShortDatePattern = "yyyy-MM-dd";
CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = culture;
var terminal = new Terminal(
    Console.Out, Console.Error, TimeProvider.System, Console.IsOutputRedirected, Console.IsErrorRedirected);
return await CommandLine.RunAsync(args, terminal);
