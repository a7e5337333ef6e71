using System.Security.Cryptography;

namespace Matching.Intake.Loading;

/// <summary>
/// Where an error file goes. An older one there is replaced or removed only when its bytes are those that were last
/// written, which a checksum beside it tells (NAME.sha256, as sha256sum writes it); else somebody has mended it, and
/// it is moved aside to NAME.1.csv, NAME.2.csv and so on.
/// </summary>
internal sealed class ErrorPlace(string path)
{
    private string Checksum => path + ".sha256";

    /// <summary>Gives a written file this place.</summary>
    /// <returns>The name under which a mended file lies now; null when there was none.</returns>
    public string? Take(string written)
    {
        var aside = Clear();
        File.Move(written, path, overwrite: true);
        File.WriteAllText(Checksum, $"{Sum()}  {Path.GetFileName(path)}\n");
        return aside;
    }

    /// <summary>Leaves no file in this place.</summary>
    /// <returns>The name under which a mended file lies now; null when there was none.</returns>
    public string? Clear()
    {
        string? aside = null;
        if (File.Exists(path))
        {
            if (IsAsWritten()) File.Delete(path);
            else File.Move(path, aside = Free());
        }
        File.Delete(Checksum);
        return Path.GetFileName(aside);
    }

    private bool IsAsWritten() =>
        File.Exists(Checksum) && File.ReadAllText(Checksum).StartsWith(Sum(), StringComparison.Ordinal);

    private string Sum()
    {
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    private string Free()
    {
        var number = 1;
        while (File.Exists(Numbered(number))) number++;
        return Numbered(number);
    }

    private string Numbered(int number) => Path.ChangeExtension(path, $"{number}{Path.GetExtension(path)}");
}
