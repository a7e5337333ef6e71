namespace Matching.Testing;

/// <summary>Where the programs outside the SDK are, and what to install when they are not.</summary>
public static class Tools
{
    /// <summary>Debian's own Python: other Pythons on a machine do not see Debian's packages.</summary>
    public const string Python = "/usr/bin/python3";

    /// <summary>Debian's own Ruby.</summary>
    public const string Ruby = "/usr/bin/ruby";

    /// <summary>Node, the first on the path; null when there is none.</summary>
    public static string? Node { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Path.Combine(folder, "node"))
        .FirstOrDefault(File.Exists);

    /// <summary>The folder that holds what npm installs.</summary>
    public static string NodePackages => RepositoryRoot.Combine(".ci");

    /// <summary>The folder of the official Python interoperability client: a root of modules.</summary>
    public static string PythonInterop => RepositoryRoot.Combine(".artifacts", "peers", "python");

    /// <summary>buf as npm installs it.</summary>
    public static string Buf => RepositoryRoot.Combine(".ci", "node_modules", ".bin", "buf");

    private const string RubyGems = "/usr/lib";
    private const string RubyInteropPath = "src/ruby/pb/test/client.rb";

    /// <summary>What is missing, as the reason of a skipped test; null when the tool is here.</summary>
    public static string? Missing(Tool tool) => tool switch
    {
        Tool.PythonGrpc => IsPythonGrpcHere() ? null
            : "python3-grpcio is not installed (apt-get install python3-grpcio)",
        Tool.PythonInterop => File.Exists(Path.Combine(PythonInterop, "complete")) ? null
            : "the Python interop client is not here (.ci/python-interop .artifacts/peers/python)",
        Tool.NodeGrpc => IsNodeGrpcHere() ? null : "@grpc/grpc-js is not installed (npm install --prefix .ci)",
        Tool.RubyGrpc => FindRubyInteropClient() is not null ? null
            : "ruby-grpc is not installed (apt-get install ruby-grpc)",
        Tool.Buf => File.Exists(Buf) ? null : "buf is not installed (npm install --prefix .ci)",
        _ => throw new ArgumentOutOfRangeException(nameof(tool), tool, "Tool is unknown, expected one of the enum."),
    };

    /// <summary>The interoperability client that comes with ruby-grpc, or null.</summary>
    public static string? FindRubyInteropClient()
    {
        if (!File.Exists(Ruby) || !Directory.Exists(RubyGems))
            return null;
        return Directory.EnumerateDirectories(RubyGems, "rubygems-integration", Deep)
            .SelectMany(integration => Directory.EnumerateDirectories(integration, "grpc-*", Deep))
            .Select(gem => Path.Combine(gem, RubyInteropPath))
            .FirstOrDefault(File.Exists);
    }

    private static EnumerationOptions Deep => new()
    {
        RecurseSubdirectories = true,
        MaxRecursionDepth = 3,
        IgnoreInaccessible = true,
    };

    private static bool IsNodeGrpcHere() =>
        Node is not null && Directory.Exists(Path.Combine(NodePackages, "node_modules", "@grpc", "proto-loader"));

    private static bool IsPythonGrpcHere() =>
        File.Exists(Python) && Directory.Exists("/usr/lib/python3/dist-packages/grpc");
}
