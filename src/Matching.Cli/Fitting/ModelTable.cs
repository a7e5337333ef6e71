using Matching.Fit;
using Matching.Fit.Features;
using Matching.Fit.Tables;

namespace Matching.Cli.Fitting;

/// <summary>Reads a table for a model that exists: columns have the kinds that the model knows.</summary>
internal static class ModelTable
{
    /// <summary>The model's columns of a table; columns that it does not know are left out.</summary>
    /// <exception cref="InvalidTableException">The table is broken, or lacks a column of the model.</exception>
    public static FitTable Read(string path, FitModel model, TextWriter notes)
    {
        var table = ReadAll(path, model, notes);
        var columns = model.Features.Select(feature => table.IndexOf(feature.Name))
            .Where(index => index >= 0).Select(index => table.Columns[index]).ToArray();
        return new FitTable(columns, table.RowCount);
    }

    /// <summary>Every column of a table, the model's ones with their kinds.</summary>
    public static FitTable ReadAll(string path, FitModel model, TextWriter notes)
    {
        var header = TableOptions.Read(path, new TableSettings { Ignore = ["*"] }, TextWriter.Null);
        var names = header.SetAside.Columns.Select(column => column.Name).ToHashSet(StringComparer.Ordinal);
        var missing = model.Features.Where(feature => !names.Contains(feature.Name)).ToArray();
        if (missing.Length > 0)
            throw new InvalidTableException(
                [
                    .. missing.Select(feature => $"Column '{feature.Name}' of the model is not in table "
                        + $"'{Path.GetFileName(path)}', expected it. Maybe it is named otherwise there."),
                ]);
        var kinds = model.Features.ToDictionary(
            feature => feature.Name,
            feature => feature is NumericFeature ? ColumnKind.Numeric : ColumnKind.Categorical,
            StringComparer.Ordinal);
        string[] others = [.. names.Where(name => !kinds.ContainsKey(name))];
        var table = TableOptions.Read(path, new TableSettings { Ignore = others, Kinds = kinds }, notes);
        return new FitTable([.. table.Features.Columns, .. table.SetAside.Columns], table.RowCount);
    }
}
