package org.campana.notifier.signup;

import java.util.List;
import org.campana.events.Hours;
import org.campana.events.Language;
import org.campana.events.SchoolId;
import org.jspecify.annotations.Nullable;

/// What somebody asks for; checked by [WishCheck].
///
/// @param schools of which they want to hear
/// @param languages in their own order
/// @param way how, where they join by a number
/// @param hours when they want to hear of something new; null when they made no choice
record Wish(
        List<SchoolId> schools,
        List<Language> languages,
        Way way,
        @Nullable Hours hours) {

    Wish {
        schools = List.copyOf(schools);
        languages = List.copyOf(languages);
        if (schools.isEmpty() || languages.isEmpty()) {
            throw new IllegalArgumentException("a wish names at least one school and one language");
        }
    }
}
