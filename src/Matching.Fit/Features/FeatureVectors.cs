using Matching.Fit.Tables;

namespace Matching.Fit.Features;

/// <summary>
/// Reads the rows of a table as vectors in the order of a model's features: columns are found by name, levels by
/// their words. A feature whose column is not there is missing in every row.
/// </summary>
public sealed class FeatureVectors
{
    private readonly ModelFeature[] _features;
    private readonly FitColumn?[] _columns;
    private readonly double[]?[] _levelValues;

    /// <summary>Prepares the look-up.</summary>
    /// <param name="features">The model's features.</param>
    /// <param name="table">The table.</param>
    /// <exception cref="ArgumentException">
    /// A column holds words where the model expects numbers, or numbers where it expects words; the message names all.
    /// </exception>
    public FeatureVectors(IEnumerable<ModelFeature> features, FitTable table)
    {
        _features = [.. features];
        _columns = new FitColumn?[_features.Length];
        _levelValues = new double[]?[_features.Length];
        RowCount = table.RowCount;
        var violations = new List<string>();
        for (var f = 0; f < _features.Length; f++)
        {
            var index = table.IndexOf(_features[f].Name);
            if (index < 0) continue;
            _columns[f] = table.Columns[index];
            switch (_features[f], _columns[f])
            {
                case (NumericFeature, NumericColumn): break;
                case (CategoricalFeature feature, CategoricalColumn column):
                    _levelValues[f] = [.. column.Levels.Select(feature.Value)];
                    break;
                case (NumericFeature, _):
                    violations.Add($"Column '{_features[f].Name}' holds words, expected numbers as in the model.");
                    break;
                default:
                    violations.Add($"Column '{_features[f].Name}' holds numbers, expected words as in the model.");
                    break;
            }
        }
        if (violations.Count > 0) throw new ArgumentException(string.Join(Environment.NewLine, violations));
    }

    /// <summary>How many rows the table has.</summary>
    public int RowCount { get; }

    /// <summary>Length of a vector.</summary>
    public int FeatureCount => _features.Length;

    /// <summary>The value of one feature in one row; NaN = missing.</summary>
    /// <param name="feature">0-based feature of the model.</param>
    /// <param name="row">0-based row of the table.</param>
    public double Value(int feature, int row)
    {
        if (_columns[feature] is not { } column) return double.NaN;
        var value = column.Number(row);
        return _levelValues[feature] is { } levels && !double.IsNaN(value) ? levels[(int)value] : value;
    }

    /// <summary>Fills the vector of one row.</summary>
    /// <param name="row">0-based row of the table.</param>
    /// <param name="vector">At least <see cref="FeatureCount"/> long; NaN = missing.</param>
    public void Fill(int row, Span<double> vector)
    {
        for (var f = 0; f < _features.Length; f++) vector[f] = Value(f, row);
    }
}
