using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Matching.Fit.ModelFiles;

/// <summary>
/// A model as a file. It is one JSON object in UTF-8 with two members: <c>sha256</c>, the hash of the bytes of the
/// other, and <c>model</c>. The same model gives the same bytes on every machine: members stand in one order, there is
/// no white space, numbers are written in their shortest form.
/// </summary>
/// <remarks>
/// Reading trusts nothing: size, hash, schema version, every shape and range, declared directions by the exhaustive
/// table check, and that learned main effects are centred.
/// </remarks>
public static class ModelFile
{
    /// <summary>The version of the form that is written, and the newest that is read.</summary>
    public const int SchemaVersion = 1;

    /// <summary>Largest file that is read: 16 MiB. A model of usual size has less than 300 kB.</summary>
    public const int MaximumSize = 16 * 1024 * 1024;

    /// <summary>Writes a model. O(size).</summary>
    public static byte[] Write(FitModel model)
    {
        var content = ModelWriter.Write(model);
        var head = Encoding.UTF8.GetBytes($"{{\"sha256\":\"{Hash(content)}\",\"model\":");
        return [.. head, .. content, (byte)'}', (byte)'\n'];
    }

    /// <summary>The SHA-256 that a file states and reading checks, 64 hexadecimal digits.</summary>
    public static string Fingerprint(FitModel model) => Hash(ModelWriter.Write(model));

    /// <summary>Reads a model.</summary>
    /// <exception cref="InvalidModelFileException">Something is wrong; the message says what.</exception>
    public static FitModel Read(ReadOnlyMemory<byte> file)
    {
        if (file.Length > MaximumSize)
            throw new InvalidModelFileException(
                $"Model file has {file.Length} bytes, expected at most {MaximumSize}.");
        try
        {
            using var document = JsonDocument.Parse(file, new JsonDocumentOptions { MaxDepth = 16 });
            var root = document.RootElement;
            CheckHash(root);
            var model = new FitModel(ModelReader.Read(root.GetProperty("model")));
            CheckPromises(model);
            return model;
        }
        catch (Exception error) when (
            error is JsonException or KeyNotFoundException or InvalidOperationException or FormatException
                or OverflowException)
        {
            throw new InvalidModelFileException(
                "Model file is damaged, expected the JSON of a model. Maybe it was cut short or edited.", error);
        }
        catch (ArgumentException error)
        {
            throw new InvalidModelFileException(error.Message, error);
        }
    }

    private static void CheckHash(JsonElement root)
    {
        var stated = root.GetProperty("sha256").GetString();
        var actual = Hash(Encoding.UTF8.GetBytes(root.GetProperty("model").GetRawText()));
        if (!string.Equals(stated, actual, StringComparison.Ordinal))
            throw new InvalidModelFileException(
                $"Model file has SHA-256 {actual}, expected {stated} as it states. Maybe it was edited by hand.");
    }

    private static void CheckPromises(FitModel model)
    {
        string[] broken = [.. Monotonicity.Violations(model.Features, model.Terms), .. Centring.Violations(model)];
        if (broken.Length > 0) throw new InvalidModelFileException(string.Join(Environment.NewLine, broken));
    }

    private static string Hash(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));
}
