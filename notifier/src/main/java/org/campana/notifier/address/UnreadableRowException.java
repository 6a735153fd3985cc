package org.campana.notifier.address;

/// An encrypted value does not open: another key, or somebody changed or moved it. Names the place, not the
/// value.
public final class UnreadableRowException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableRowException(String table, String column, String rowId) {
        super("The value of " + table + "." + column + " in row " + rowId
                + " does not open with this key. If keys were exchanged, start with the keys of this database");
    }
}
