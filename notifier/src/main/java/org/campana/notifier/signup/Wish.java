package org.campana.notifier.signup;

import java.util.List;
import org.campana.events.Language;
import org.campana.events.SchoolId;

/// What somebody asks for; checked by [WishCheck].
///
/// @param schools of which they want to hear
/// @param languages in their own order
record Wish(List<SchoolId> schools, List<Language> languages) {

    Wish {
        schools = List.copyOf(schools);
        languages = List.copyOf(languages);
        if (schools.isEmpty() || languages.isEmpty()) {
            throw new IllegalArgumentException("a wish names at least one school and one language");
        }
    }
}
