package org.campana.dispatcher.enlist;

/// What an import does, in schools.
///
/// @param leaving they are not in a file that is the whole list
record ImportCounts(int fresh, int changed, int same, int leaving) {

    static final ImportCounts NONE = new ImportCounts(0, 0, 0, 0);

    static ImportCounts of(Integer[] column) {
        return new ImportCounts(column[0], column[1], column[2], column[3]);
    }

    Integer[] column() {
        return new Integer[] {fresh, changed, same, leaving};
    }
}
