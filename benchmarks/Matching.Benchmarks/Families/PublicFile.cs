using System.Globalization;
using Matching.Optimizer;

namespace Matching.Benchmarks.Families;

/// <summary>
/// Reads an instance file in one of the two public formats: linear assignment (<c>n</c>, then n × n costs) or
/// generalised assignment (<c>m n</c>, m × n costs, m × n weights, m capacities). The count of numbers tells which.
/// </summary>
public static class PublicFile
{
    /// <summary>The file as a problem.</summary>
    /// <exception cref="InvalidDataException">The count of numbers fits neither format.</exception>
    public static ProblemDraft Read(string path)
    {
        int[] numbers =
        [
            .. File.ReadAllText(path).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
                .Select(text => (int)double.Parse(text, CultureInfo.InvariantCulture)),
        ];
        if (numbers.Length > 0 && numbers.Length == 1 + (long)numbers[0] * numbers[0])
            return Minimised.Of(Matrix(numbers, 1, (numbers[0], numbers[0])));
        if (numbers.Length < 2 || numbers.Length != 2 + 2L * numbers[0] * numbers[1] + numbers[0])
        {
            throw new InvalidDataException(
                $"File '{path}' has {numbers.Length} numbers, expected 1 + n × n or 2 + 2 × m × n + m. "
                + "Maybe it holds several instances.");
        }

        (int hosts, int jobs) = (numbers[0], numbers[1]);
        int cells = hosts * jobs;
        return Minimised.Of(
            Matrix(numbers, 2, (hosts, jobs)), (Matrix(numbers, 2 + cells, (hosts, jobs)), numbers[(2 + 2 * cells)..]));
    }

    private static int[,] Matrix(int[] numbers, int from, (int Rows, int Columns) size)
    {
        var matrix = new int[size.Rows, size.Columns];
        for (int i = 0; i < size.Rows; i++)
        {
            for (int j = 0; j < size.Columns; j++) matrix[i, j] = numbers[from + i * size.Columns + j];
        }

        return matrix;
    }
}
