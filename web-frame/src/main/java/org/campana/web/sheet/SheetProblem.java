package org.campana.web.sheet;

import java.util.List;

/// One thing that is wrong with a file, or worth knowing. Its words are `<code>.what` and `<code>.fix` of the module's
/// `i18n` file. Holds no cell of the file, so that it can be shown, logged and sent anywhere.
///
/// @param kind what it belongs to; a file shows the problems of one kind only, the first that has any
/// @param line where the row begins in the file, the heading being 1; 0 when it is no matter of one row
/// @param column its name in the template, or its letter in the file, or empty
/// @param code key of its words
/// @param arguments for `{0}` and so on; our own numbers and names, never what a cell holds
public record SheetProblem(Kind kind, long line, String column, String code, List<Object> arguments) {

    public SheetProblem {
        arguments = List.copyOf(arguments);
    }

    static SheetProblem ofFile(String code, Object... arguments) {
        return new SheetProblem(Kind.FILE, 0, "", "sheet.file." + code, List.of(arguments));
    }

    static SheetProblem ofColumn(String column, String code, Object... arguments) {
        return new SheetProblem(Kind.COLUMN, 0, column, "sheet.column." + code, List.of(arguments));
    }

    static SheetProblem ofRow(long line, String column, String code, Object... arguments) {
        return new SheetProblem(Kind.ROW, line, column, "sheet.row." + code, List.of(arguments));
    }

    /// Key of the sentence that says what is wrong.
    public String what() {
        return code + ".what";
    }

    /// Key of the sentence that says what to do.
    public String fix() {
        return code + ".fix";
    }

    /// In the order in which they are shown.
    public enum Kind {
        /// It cannot be read at all.
        FILE,
        /// It can be read, but not understood.
        COLUMN,
        /// It is understood, but a row says what cannot be.
        ROW,
        /// Nothing stands in the way.
        NOTICE
    }
}
