package org.campana.web.sheet;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What a file of one kind holds.
///
/// @param columns in the order of the template
/// @param mostRows below the heading
/// @param mostBytes of the file
public record SheetFormat(List<SheetColumn> columns, int mostRows, long mostBytes) {

    /// The limit of an upload, unless a format is content with less.
    public static final long MOST_BYTES = 2 * 1024 * 1024;

    /// Fails with an [IllegalArgumentException] when two columns have a heading in common, or when one could hold what
    /// nobody here may hold.
    public SheetFormat {
        columns = List.copyOf(columns);
        Set<String> headings = new HashSet<>();
        for (SheetColumn column : columns) {
            Stream.concat(Stream.of(column.name()), column.aliases().stream()).forEach(heading -> {
                if (!headings.add(Heading.fold(heading))) {
                    throw new IllegalArgumentException("two columns are called " + heading);
                }
                Refusal.always(heading).ifPresent(refused -> {
                    throw new IllegalArgumentException("no format may ask for " + heading + " (" + refused + ")");
                });
            });
        }
        if (columns.isEmpty() || mostRows < 1 || mostBytes < 1) {
            throw new IllegalArgumentException("a format needs a column and limits above zero");
        }
    }

    /// A format of at most this many rows and [#MOST_BYTES].
    public static SheetFormat of(int mostRows, SheetColumn... columns) {
        return new SheetFormat(List.of(columns), mostRows, MOST_BYTES);
    }

    /// The column of that very name.
    ///
    /// @throws IllegalArgumentException when there is none: a slip in our code, or a forged form
    SheetColumn column(String name) {
        return columns.stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("this format has no such column"));
    }
}
