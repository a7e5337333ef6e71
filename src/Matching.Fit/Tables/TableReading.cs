namespace Matching.Fit.Tables;

/// <summary>From the text of a table to its features, its target and what stands beside them.</summary>
internal sealed class TableReading
{
    private readonly TableText _table;
    private readonly TableSettings _settings;
    private readonly List<string> _violations;
    private readonly List<string> _notes = [];

    public TableReading(TableText table, TableSettings settings) =>
        (_table, _settings, _violations) = (table, settings, [.. table.Violations]);

    /// <summary>The table, or everything that is wrong with it.</summary>
    /// <exception cref="InvalidTableException">Something is wrong.</exception>
    public LearningTable Finish()
    {
        CheckNames();
        CheckRows();
        var target = Find(_settings.Target) is { } column ? TargetText.Read(column, _table, _settings) : null;
        _violations.AddRange(target?.Violations ?? []);
        _notes.AddRange(target?.Notes ?? []);
        var folds = Whole(_settings.Folds);
        var groups = Whole(_settings.Groups);
        var (features, aside) = Columns();
        if (_violations.Count > 0) throw new InvalidTableException(_violations);
        return new LearningTable(
            new FitTable(features, _table.RowCount), target?.Values ?? [], new FitTable(aside, _table.RowCount))
        {
            Folds = folds is null ? null : FeatureText.Plain(folds),
            Groups = groups?.Codes.ToArray(),
            TargetWords = target?.Words,
            Notes = _notes,
        };
    }

    private void CheckRows()
    {
        var least = _settings.Target is null ? 1 : _settings.Limits.MinimumRows;
        if (_table.RowCount >= least || _table.Violations.Count > 0) return;
        _violations.Add($"Table '{_settings.Name}' has {_table.RowCount} rows, expected at least {least}. Maybe more "
            + $"placements have to end before anything can be learned.");
    }

    /// <summary>Every name of the settings is a header.</summary>
    private void CheckNames()
    {
        var named = new[] { _settings.Target, _settings.Folds, _settings.Groups }.OfType<string>().ToArray();
        foreach (var name in named.Concat(_settings.Kinds.Keys).Where(name => Find(name) is null)) Unknown(name);
        foreach (var pattern in _settings.Ignore.Where(p => !_table.Columns.Any(c => NamePattern.Fits(p, c.Name))))
            Unknown(pattern);
        foreach (var twice in named.GroupBy(n => n, StringComparer.Ordinal).Where(g => g.Count() > 1))
            _violations.Add(
                $"Column '{twice.Key}' is asked for as two of target, folds and groups, expected one of them.");
    }

    private void Unknown(string name)
    {
        var near = _table.Columns.FirstOrDefault(c => c.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        _violations.Add($"Column '{name}' is not in table '{_settings.Name}', expected a header of it. Maybe "
            + (near is null
                ? $"it is one of {string.Join(", ", _table.Columns.Take(12).Select(c => $"'{c.Name}'"))}"
                    + (_table.Columns.Count > 12 ? " …" : ".")
                : $"'{near.Name}' is meant."));
    }

    private TextColumn? Find(string? name) =>
        name is null ? null : _table.Columns.FirstOrDefault(column => column.Name == name);

    /// <summary>A column that has to be stated in each row.</summary>
    private TextColumn? Whole(string? name)
    {
        if (Find(name) is not { } column) return null;
        var missing = column.Rows(code => code < 0);
        if (missing.Count > 0)
            _violations.Add($"Column '{name}' is missing in {_table.Say(missing)}, expected a value in each row.");
        return column;
    }

    private (List<FitColumn> Features, List<FitColumn> Aside) Columns()
    {
        var (features, aside) = (new List<FitColumn>(), new List<FitColumn>());
        foreach (var column in _table.Columns.Where(c => c.Name.Length > 0).DistinctBy(c => c.Name))
        {
            if (column.Name == _settings.Target || column.Name == _settings.Folds || column.Name == _settings.Groups)
                continue;
            if (_settings.Ignore.Any(pattern => NamePattern.Fits(pattern, column.Name)))
            {
                aside.Add(FeatureText.Plain(column));
                continue;
            }
            if (_settings.Target is not null && NeverLearned.Fits(column.Name))
            {
                aside.Add(FeatureText.Plain(column));
                _notes.Add($"Column '{column.Name}' is named after what no model is given (sex, origin, religion, "
                    + $"identity, diagnoses); nothing is learned from it, and it is set aside.");
                continue;
            }
            var feature = new FeatureText(column, _table, _settings);
            if (feature.Read() is { } read) (feature.IsConstant ? aside : features).Add(read);
            _violations.AddRange(feature.Violations);
            _notes.AddRange(feature.Notes);
        }
        if (features.Count == 0 && _violations.Count == 0 && _settings.Target is not null)
            _violations.Add($"Table '{_settings.Name}' has no column to learn from, expected at least one. Maybe too "
                + $"many are ignored, or all are constant.");
        return (features, aside);
    }
}
