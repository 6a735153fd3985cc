package org.campana.ingest.column;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Column values as our types: times are instants, ids are UUIDs, and what may be null says so.
public final class Columns {

    private Columns() {}

    /// One column of several rows as text, for `unnest`; the statement casts it. Null stays null.
    public static <T> @Nullable String[] texts(List<T> rows, Function<T, @Nullable Object> column) {
        @Nullable String[] values = new @Nullable String[rows.size()];
        for (int row = 0; row < values.length; row++) {
            Object value = column.apply(rows.get(row));
            values[row] = value == null ? null : value.toString();
        }
        return values;
    }

    /// A `timestamptz` that is never null.
    public static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /// A `timestamptz` that may be null.
    public static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    /// A `uuid` that is never null.
    public static UUID id(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    /// A `uuid` that may be null.
    public static @Nullable UUID idOrNull(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    /// A text that may be null.
    public static @Nullable String textOrNull(ResultSet row, String column) throws SQLException {
        return row.getString(column);
    }

    /// A `double precision` that may be null.
    public static @Nullable Double numberOrNull(ResultSet row, String column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? null : value;
    }

    /// A `boolean` that may be null.
    public static @Nullable Boolean flagOrNull(ResultSet row, String column) throws SQLException {
        boolean value = row.getBoolean(column);
        return row.wasNull() ? null : value;
    }

    /// An instant as the driver takes it for a `timestamptz`.
    public static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
