using System.Data;
using System.Globalization;
using Dapper;

namespace Matching.Storage.Tables;

/// <summary>
/// Lets Dapper read dates and moments from a driver that gives them as text (SQLite) and from one that has types for
/// them (PostgreSQL). Both drivers write them by themselves.
/// </summary>
internal static class ColumnTypes
{
    /// <summary>Tells Dapper, once for the process.</summary>
    public static void Register()
    {
        SqlMapper.AddTypeHandler(new DateHandler());
        SqlMapper.AddTypeHandler(new MomentHandler());
    }

    private sealed class DateHandler : SqlMapper.TypeHandler<DateOnly>
    {
        public override void SetValue(IDbDataParameter parameter, DateOnly value) => parameter.Value = value;

        public override DateOnly Parse(object value) => value is DateOnly date
            ? date
            : DateOnly.ParseExact((string)value, "yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    private sealed class MomentHandler : SqlMapper.TypeHandler<DateTimeOffset>
    {
        public override void SetValue(IDbDataParameter parameter, DateTimeOffset value) => parameter.Value = value;

        public override DateTimeOffset Parse(object value) => value switch
        {
            DateTimeOffset moment => moment,
            DateTime moment => new DateTimeOffset(moment, TimeSpan.Zero),
            _ => DateTimeOffset.Parse((string)value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
        };
    }
}
