package org.campana.notifier.ledger;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.campana.events.ClipId;
import org.jspecify.annotations.Nullable;

/// Lists of values as columns of one statement (`unnest`), and typed ids back out of rows.
final class Columns {

    private Columns() {}

    /// One column as text; the statement casts it. Null stays null.
    static <T> @Nullable String[] texts(List<T> rows, Function<T, @Nullable Object> column) {
        @Nullable String[] values = new @Nullable String[rows.size()];
        for (int row = 0; row < values.length; row++) {
            Object value = column.apply(rows.get(row));
            values[row] = value == null ? null : value.toString();
        }
        return values;
    }

    static UUID uuid(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    static List<ClipId> clips(ResultSet row, String column) throws SQLException {
        Array clips = row.getArray(column);
        return clips == null
                ? List.of()
                : Arrays.stream((UUID[]) clips.getArray()).map(ClipId::new).toList();
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
