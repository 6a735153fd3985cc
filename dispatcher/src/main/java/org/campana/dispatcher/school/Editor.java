package org.campana.dispatcher.school;

import java.util.UUID;
import org.campana.web.Person;
import org.jspecify.annotations.Nullable;

/// Who changes a school.
///
/// @param personId null for a program
/// @param name as the history shows it
public record Editor(@Nullable UUID personId, String name) {

    /// A program, such as the demo.
    static final Editor CAMPANA = new Editor(null, "Campana");

    /// This person.
    public static Editor of(Person person) {
        return new Editor(person.id(), person.name());
    }
}
