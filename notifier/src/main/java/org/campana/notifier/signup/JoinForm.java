package org.campana.notifier.signup;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.campana.events.Hours;
import org.jspecify.annotations.Nullable;

/// What the join page sends.
///
/// @param first language
/// @param second language; empty for none
/// @param number as it was typed
/// @param also further schools
/// @param way `TEXT`, `CALL` or `BOTH`
/// @param hours `SCHOOL` or `ANY`
record JoinForm(
        @Nullable String first,
        @Nullable String second,
        @Nullable String number,
        @Nullable List<@Nullable String> also,
        @Nullable String way,
        @Nullable String hours) {

    static JoinForm empty(String language) {
        return new JoinForm(language, null, null, List.of(), Way.TEXT.name(), Hours.SCHOOL.name());
    }

    List<@Nullable String> languages() {
        return Arrays.asList(first, second);
    }

    List<@Nullable String> schools(String main) {
        List<@Nullable String> all = new ArrayList<>();
        all.add(main);
        all.addAll(also == null ? List.of() : also);
        return all;
    }

    @Override
    public String toString() {
        return "JoinForm[not shown]";
    }
}
