package org.campana.web.sheet;

import java.util.List;

/// One column that a format knows.
///
/// @param name as it stands in the template, such as `contact order`; compared without case, accents, spaces and
///     underscores
/// @param aliases further headings that mean the same, in any language
/// @param required whether the file must have it and every row must fill it
/// @param example what the row of the template shows
public record SheetColumn(String name, List<String> aliases, boolean required, String example) {

    /// Fails with an [IllegalArgumentException] for a blank name.
    public SheetColumn {
        aliases = List.copyOf(aliases);
        if (name.isBlank()) {
            throw new IllegalArgumentException("name of a column must not be blank");
        }
    }

    /// A column that every row must fill.
    public static SheetColumn required(String name, String example, String... aliases) {
        return new SheetColumn(name, List.of(aliases), true, example);
    }

    /// A column that may be missing or blank.
    public static SheetColumn optional(String name, String example, String... aliases) {
        return new SheetColumn(name, List.of(aliases), false, example);
    }

    boolean isNamed(String heading) {
        String folded = Heading.fold(heading);
        return folded.equals(Heading.fold(name))
                || aliases.stream().anyMatch(alias -> folded.equals(Heading.fold(alias)));
    }
}
