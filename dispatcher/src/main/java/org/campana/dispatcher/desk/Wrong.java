package org.campana.dispatcher.desk;

import org.campana.dispatcher.school.InvalidSchoolException;

/// What is wrong with a form: which of its fields, and which words say so and what to do.
///
/// @param field the id of the field on the page
/// @param words ends the key `schools.wrong.<words>`
record Wrong(String field, String words) {

    /// Of what the school itself refused. An index says where in a list, which a form shows as one field.
    static Wrong of(InvalidSchoolException refused) {
        String path = refused.field().replaceAll("\\[\\d+]", "");
        String first = path.replaceAll("\\..*", "");
        String last = path.replaceAll(".*\\.", "");
        return switch (first) {
            case "places" -> new Wrong("places", "places");
            case "bells" ->
                path.contains("exceptions") ? new Wrong("exceptions", "exceptions") : new Wrong("week", last);
            case "protocol" -> new Wrong("protocol", "protocol");
            default -> new Wrong(first, first);
        };
    }
}
