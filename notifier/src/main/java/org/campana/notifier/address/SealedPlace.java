package org.campana.notifier.address;

/// A column whose values the [Vault] sealed. **Declare a bean of it beside every table that holds a wrapped key**: only
/// so are its rows wrapped anew when the key is exchanged, and counted before the old key may go. Rows that live for
/// hours only may do without.
///
/// @param keyTable the table that holds the wrapped keys, with its schema
/// @param keyColumn the column of the wrapped keys
/// @param rowId the id that rows were sealed with, as an SQL expression of text over one row
/// @param table the table given to [Vault#seal]
/// @param column the column given to [Vault#seal]
public record SealedPlace(String keyTable, String keyColumn, String rowId, String table, String column) {

    /// A table that holds the wrapped keys beside what they open, in a column `wrapped_key`.
    public static SealedPlace of(String table, String column, String rowId) {
        return new SealedPlace(table, "wrapped_key", rowId, table, column);
    }
}
