package org.campana.events;

/// A place at or near a school under the name the school gave it, such as "5th and Oak": the only places that
/// can stand in a text.
///
/// @param placeId short name, unique within the school
/// @param name as it stands in a text, at most 80 characters
public record SchoolPlace(String placeId, String name) {

    public SchoolPlace {
        Require.name(placeId, 40, "placeId");
        Require.name(name, 80, "place name");
    }
}
