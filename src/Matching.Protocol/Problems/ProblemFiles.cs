using Google.Protobuf;
using Matching.Optimizer;

namespace Matching.Protocol.Problems;

/// <summary>
/// Reads and writes problems, solutions and certificates of branching as files: binary when the name ends in
/// <c>.binpb</c>, else protobuf's JSON mapping. A file is written beside its place and moved there when it is whole, so
/// that nobody ever reads half of one. Unknown fields are refused: a misspelt constraint must not be left out silently.
/// </summary>
public static class ProblemFiles
{
    /// <summary>Largest file that is read, in bytes: 2 000 000 000.</summary>
    public const long LargestSize = 2_000_000_000;

    private static readonly JsonFormatter Formatter = new(JsonFormatter.Settings.Default.WithFormatDefaultValues(true));

    /// <summary>Reads a problem and checks it against every rule of the format.</summary>
    /// <exception cref="ProblemFileException">The file cannot be read as a problem message.</exception>
    /// <exception cref="InvalidProblemException">The message breaks rules of the format; all are listed.</exception>
    public static Problem ReadProblem(string path) =>
        Problem.From(ProblemMapping.ToDraft(Read(path, V1.Problem.Parser)));

    /// <summary>Reads a solution; its claims are for <see cref="Verifier"/> to check.</summary>
    /// <exception cref="ProblemFileException">The file cannot be read as a solution message.</exception>
    public static Solution ReadSolution(string path) => SolutionMapping.ToSolution(Read(path, V1.Solution.Parser));

    /// <summary>Reads a certificate of branching; its claims are for <see cref="Verifier"/> to check.</summary>
    /// <exception cref="ProblemFileException">The file cannot be read as a certificate message.</exception>
    public static BranchingCertificate ReadCertificate(string path) =>
        CertificateMapping.ToCertificate(Read(path, V1.BranchingCertificate.Parser));

    /// <summary>Writes a problem, whole or not at all.</summary>
    public static void Write(string path, ProblemDraft problem) => Write(path, ProblemMapping.ToMessage(problem));

    /// <summary>Writes a solution, whole or not at all.</summary>
    public static void Write(string path, Solution solution) => Write(path, SolutionMapping.ToMessage(solution));

    /// <summary>Writes a certificate of branching, whole or not at all.</summary>
    public static void Write(string path, BranchingCertificate certificate) =>
        Write(path, CertificateMapping.ToMessage(certificate));

    private static T Read<T>(string path, MessageParser<T> parser)
        where T : IMessage<T>
    {
        try
        {
            byte[] content = ReadBytes(path);
            return IsBinary(path) ? ParseBinary(content, parser) : ParseJson(content, parser);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or ProblemFileException)
        {
            string message = cause is ProblemFileException ? cause.Message : Explain(cause);
            throw new ProblemFileException($"{path}: {message}", cause);
        }
    }

    private static string Explain(Exception cause) => cause is FileNotFoundException or DirectoryNotFoundException
        ? "The file does not exist. Maybe the path is relative to another folder."
        : $"The file cannot be read ({cause.Message}). Maybe another program holds it, or the rights are missing.";

    private static byte[] ReadBytes(string path)
    {
        long size = new FileInfo(path).Length;
        return size <= LargestSize
            ? File.ReadAllBytes(path)
            : throw new ProblemFileException(
                $"The file has {size} bytes, expected at most {LargestSize}."
                + " Maybe the binary form (.binpb) is small enough.");
    }

    private static bool IsBinary(string path) => path.EndsWith(".binpb", StringComparison.OrdinalIgnoreCase);

    private static T ParseJson<T>(byte[] content, MessageParser<T> parser)
        where T : IMessage<T>
    {
        T message = parser.ParseFrom([]);
        JsonMessageReader.Read(content, message);
        return message;
    }

    /// <summary>
    /// The parser keeps unknown fields without a word; reading once without them shows whether there were any.
    /// </summary>
    private static T ParseBinary<T>(byte[] content, MessageParser<T> parser)
        where T : IMessage<T>
    {
        try
        {
            T message = parser.WithDiscardUnknownFields(true).ParseFrom(content);
            if (parser.ParseFrom(content).CalculateSize() == message.CalculateSize()) return message;
        }
        catch (InvalidProtocolBufferException broken)
        {
            throw new ProblemFileException(
                $"The content is no {typeof(T).Name} message ({broken.Message})."
                + " Maybe it is JSON under a .binpb name.",
                broken);
        }

        throw new ProblemFileException(
            $"The message has fields that {typeof(T).Name} does not know."
            + " Maybe it is from a newer version, or another message.");
    }

    private static void Write(string path, IMessage message)
    {
        string partial = path + ".partial";
        try
        {
            using (FileStream file = new(partial, FileMode.Create, FileAccess.Write))
            {
                WriteTo(file, message, IsBinary(path));
                file.Flush(flushToDisk: true);
            }

            File.Move(partial, path, overwrite: true);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            if (File.Exists(partial)) File.Delete(partial);
            throw new ProblemFileException(
                $"{path}: The file cannot be written ({cause.Message}). Maybe the folder does not exist.", cause);
        }
    }

    private static void WriteTo(FileStream file, IMessage message, bool isBinary)
    {
        if (isBinary)
        {
            message.WriteTo(file);
            return;
        }

        using var text = new StreamWriter(file, leaveOpen: true);
        Formatter.Format(message, text);
        text.Write('\n');
    }
}
