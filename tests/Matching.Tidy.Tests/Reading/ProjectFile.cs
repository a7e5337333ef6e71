using System.Xml;
using System.Xml.Linq;

namespace Matching.Tidy.Tests.Reading;

/// <summary>What a project (or .props, .targets) file refers to.</summary>
public sealed class ProjectFile
{
    private readonly XDocument _document;

    /// <summary>Reads a file.</summary>
    /// <exception cref="XmlException">It is not well-formed.</exception>
    public ProjectFile(TextFile file)
    {
        File = file;
        _document = XDocument.Parse(file.Text, LoadOptions.SetLineInfo);
    }

    /// <summary>The file.</summary>
    public TextFile File { get; }

    /// <summary>The project's name.</summary>
    public string Name => Path.GetFileNameWithoutExtension(File.Path);

    /// <summary>True when this is a project, not a .props or .targets file.</summary>
    public static bool Is(TextFile file) => file.Extension == "csproj";

    /// <summary>Elements of this name, in order.</summary>
    public IEnumerable<XElement> Elements(string name) => _document.Descendants(name);

    /// <summary>What the Include or Update of these elements names, with the 1-based line.</summary>
    public IEnumerable<(int Line, string Name)> Names(string element) =>
        from e in Elements(element)
        let name = (string?)e.Attribute("Include") ?? (string?)e.Attribute("Update")
        where name is not null
        select (LineOf(e), name);

    /// <summary>Names of the projects that this one refers to.</summary>
    public IEnumerable<(int Line, string Name)> ProjectReferences() =>
        Names("ProjectReference").Select(r => (r.Line, Path.GetFileNameWithoutExtension(r.Name.Replace('\\', '/'))));

    /// <summary>The 1-based line of an element.</summary>
    public static int LineOf(XElement element) => ((IXmlLineInfo)element).LineNumber;
}
