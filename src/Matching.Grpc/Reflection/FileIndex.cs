using Google.Protobuf.Reflection;

namespace Matching.Grpc.Reflection;

/// <summary>The proto files behind some services, with everything that they import, by name and by symbol.</summary>
internal sealed class FileIndex
{
    private readonly Dictionary<string, FileDescriptor> _filesByName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FileDescriptor> _filesBySymbol = new(StringComparer.Ordinal);

    public FileIndex(IEnumerable<ServiceDescriptor> services)
    {
        foreach (var service in services)
            Add(service.File);
    }

    public FileDescriptor? FindByName(string name) => _filesByName.GetValueOrDefault(name);

    /// <summary>
    /// The file that declares a message, field, enum, value, service, method or extension, by its full name.
    /// </summary>
    public FileDescriptor? FindBySymbol(string symbol) => _filesBySymbol.GetValueOrDefault(symbol);

    /// <summary>A file and everything that it imports, itself first.</summary>
    public static IEnumerable<FileDescriptor> WithImports(FileDescriptor file)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Queue<FileDescriptor>([file]);
        while (waiting.TryDequeue(out var next))
        {
            if (!seen.Add(next.Name))
                continue;
            yield return next;
            foreach (var import in next.Dependencies)
                waiting.Enqueue(import);
        }
    }

    private void Add(FileDescriptor file)
    {
        foreach (var each in WithImports(file))
        {
            if (!_filesByName.TryAdd(each.Name, each))
                continue;
            foreach (var message in each.MessageTypes)
                Add(message);
            foreach (var type in each.EnumTypes)
                Add(type);
            foreach (var service in each.Services)
                Declare(service, service.Methods);
            Declare(null, each.Extensions.UnorderedExtensions);
        }
    }

    private void Add(MessageDescriptor message)
    {
        Declare(message, message.Fields.InDeclarationOrder());
        foreach (var nested in message.NestedTypes)
            Add(nested);
        foreach (var type in message.EnumTypes)
            Add(type);
    }

    // An enum's values stand beside the enum, not in it.
    private void Add(EnumDescriptor type)
    {
        var scope = type.FullName[..^type.Name.Length];
        _filesBySymbol.TryAdd(type.FullName, type.File);
        foreach (var value in type.Values)
            _filesBySymbol.TryAdd(scope + value.Name, type.File);
    }

    private void Declare(IDescriptor? parent, IEnumerable<IDescriptor> children)
    {
        foreach (var symbol in parent is null ? children : children.Prepend(parent))
            _filesBySymbol.TryAdd(symbol.FullName, symbol.File);
    }
}
