package org.campana.dispatcher.school;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.campana.events.SchoolChanged;
import org.campana.events.SchoolId;
import org.campana.events.SchoolPlace;
import org.campana.events.SchoolProtocol;
import org.campana.events.SiteKind;

/// A school or another site as it is now. Bad values fail with an [InvalidSchoolException] that names the field.
///
/// @param name as it stands in texts, 1 to 80 characters
/// @param keyword what a family texts to join: 2 to 20 of A-Z and 0-9, and no word that phone companies keep
/// @param timeZone an IANA region such as `America/Los_Angeles`; times in texts are local to it
/// @param latitude degrees, -90 to 90
/// @param longitude degrees, -180 to 180
/// @param places the only places that can stand in a text, in the order a verifier reads them; at most 100
/// @param active false when the school left the network
/// @param protocol who is told once something is confirmed, and who must agree
/// @param bells when its bells ring
public record School(
        SchoolId schoolId,
        String name,
        SiteKind kind,
        String keyword,
        String timeZone,
        double latitude,
        double longitude,
        List<SchoolPlace> places,
        boolean active,
        Protocol protocol,
        BellTimes bells) {

    private static final int MOST_PLACES = 100;
    private static final Pattern KEYWORD = Pattern.compile("[A-Z0-9]{2,20}");
    private static final Pattern PLACE_ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    /// Ids that would hide a page, or be hidden by it.
    private static final Set<String> PAGES = Set.of("new", "import", "imports", "gaps");

    /// Words that a carrier or our own reply handling takes for something else (field guide, section 4).
    private static final Set<String> RESERVED = Set.of(
            "STOP",
            "STOPALL",
            "UNSUBSCRIBE",
            "CANCEL",
            "END",
            "QUIT",
            "REVOKE",
            "OPTOUT",
            "START",
            "UNSTOP",
            "YES",
            "HELP",
            "INFO",
            "ALTO",
            "PARAR",
            "BASTA",
            "BAJA",
            "CANCELAR",
            "SALIR",
            "AYUDA",
            "INICIAR",
            "SI",
            "NO");

    public School {
        name = name.strip();
        if (name.isEmpty() || name.length() > 80 || name.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidSchoolException("name", "must be one line of 1 to 80 characters");
        }
        if (!KEYWORD.matcher(keyword).matches()) {
            throw new InvalidSchoolException("keyword", "must be 2 to 20 of A-Z and 0-9, such as LINCOLN");
        }
        if (RESERVED.contains(keyword)) {
            throw new InvalidSchoolException(
                    "keyword", "must not be a word such as STOP or HELP, which phone companies answer themselves");
        }
        if (!timeZone.contains("/") || !knownZone(timeZone)) {
            throw new InvalidSchoolException("timeZone", "must be an IANA zone such as America/Los_Angeles");
        }
        // The negation also catches NaN, which every comparison calls false.
        if (!(latitude >= -90 && latitude <= 90)) {
            throw new InvalidSchoolException("latitude", "must be -90 to 90 degrees");
        }
        if (!(longitude >= -180 && longitude <= 180)) {
            throw new InvalidSchoolException("longitude", "must be -180 to 180 degrees");
        }
        places = List.copyOf(places);
        refuseBad(places);
    }

    /// A school with the default protocol that has not said when its bells ring.
    public School(
            SchoolId schoolId,
            String name,
            SiteKind kind,
            String keyword,
            String timeZone,
            double latitude,
            double longitude,
            List<SchoolPlace> places,
            boolean active) {
        this(
                schoolId,
                name,
                kind,
                keyword,
                timeZone,
                latitude,
                longitude,
                places,
                active,
                Protocol.DEFAULT,
                BellTimes.NONE);
    }

    /// The same school with another protocol.
    public School with(Protocol agreed) {
        return new School(schoolId, name, kind, keyword, timeZone, latitude, longitude, places, active, agreed, bells);
    }

    /// The same school after it left the network.
    public School left() {
        return new School(schoolId, name, kind, keyword, timeZone, latitude, longitude, places, false, protocol, bells);
    }

    /// The same school with other bell times.
    public School with(BellTimes rung) {
        return new School(schoolId, name, kind, keyword, timeZone, latitude, longitude, places, active, protocol, rung);
    }

    /// Whether a school with this id would stand where a page does. No new one may.
    public static boolean isPage(SchoolId id) {
        return PAGES.contains(id.value());
    }

    /// Whether a carrier or our own reply handling takes this word for something else.
    public static boolean isReserved(String word) {
        return RESERVED.contains(word);
    }

    /// The zone itself.
    public ZoneId zone() {
        return ZoneId.of(timeZone);
    }

    /// @param version of the protocol; 0 for a school that never had one but the default
    SchoolChanged changed(int version) {
        return new SchoolChanged(
                schoolId,
                name,
                kind,
                keyword,
                timeZone,
                latitude,
                longitude,
                places,
                active,
                version == 0 ? null : new SchoolProtocol(version, protocol.rules()));
    }

    /// A place of a school.
    ///
    /// @param at how a message names it, such as `places[2]`
    /// @throws InvalidSchoolException naming its field
    public static SchoolPlace place(String placeId, String name, String at) {
        String shown = name.strip();
        if (shown.isEmpty() || shown.length() > 80 || shown.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidSchoolException(at + ".name", "must be one line of 1 to 80 characters");
        }
        if (!PLACE_ID.matcher(placeId).matches()) {
            throw new InvalidSchoolException(
                    at + ".placeId", "must be 1 to 40 of a-z, 0-9 and hyphen, such as 5th-and-oak");
        }
        return new SchoolPlace(placeId, shown);
    }

    /// A name as an id: `Escuela Niño Héroe` is `escuela-nino-heroe`. Empty when there is no letter to make it of.
    public static String shortName(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+", "");
        return plain.substring(0, Math.min(40, plain.length())).replaceAll("-+$", "");
    }

    private static boolean knownZone(String timeZone) {
        try {
            return ZoneId.of(timeZone).getId().equals(timeZone);
        } catch (DateTimeException unknown) {
            return false;
        }
    }

    private static void refuseBad(List<SchoolPlace> places) {
        if (places.size() > MOST_PLACES) {
            throw new InvalidSchoolException("places", "must be at most " + MOST_PLACES);
        }
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < places.size(); i++) {
            SchoolPlace place = places.get(i);
            if (!PLACE_ID.matcher(place.placeId()).matches()) {
                throw new InvalidSchoolException(
                        "places[" + i + "].placeId", "must be 1 to 40 of a-z, 0-9 and hyphen, such as 5th-and-oak");
            }
            if (!ids.add(place.placeId())) {
                throw new InvalidSchoolException("places[" + i + "].placeId", "must not stand twice");
            }
        }
    }
}
