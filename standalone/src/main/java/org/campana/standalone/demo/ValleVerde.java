package org.campana.standalone.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.campana.events.Audience;
import org.campana.events.ContactTitle;
import org.campana.events.Language;
import org.campana.events.SchoolId;
import org.campana.events.SchoolPlace;
import org.campana.events.SiteContact;
import org.campana.events.SiteKind;

/// The fictional town: 12 schools, 62 staff, 430 families. The same at every call, so that a run can be judged
/// against it. Every number is `+1 <area> 555 01xx`, a range kept free for fiction.
public final class ValleVerde {

    /// Where the demo's alert plays.
    public static final SchoolId LINCOLN = SchoolId.of("lincoln");

    private static final String ZONE = "America/Los_Angeles";
    private static final int STAFF = 62;
    private static final int FAMILIES = 430;
    private static final SchoolId WITHOUT_CONTACT = SchoolId.of("little-river");
    private static final List<ContactTitle> TITLES =
            List.of(ContactTitle.FRONT_DESK, ContactTitle.PRINCIPAL, ContactTitle.COUNSELOR);
    private static final List<String> AREA_CODES = List.of("209", "559", "661", "805", "831");

    /// So many of a hundred families have this list of languages, in this order.
    private static final List<Share> SHARES = List.of(
            new Share(36, List.of("es", "en")),
            new Share(14, List.of("es")),
            new Share(18, List.of("en")),
            new Share(5, List.of("mam", "es")),
            new Share(3, List.of("quc", "es")),
            new Share(2, List.of("kjb", "es")),
            new Share(2, List.of("mix", "es")),
            new Share(4, List.of("ht", "en")),
            new Share(3, List.of("pt-BR", "es")),
            new Share(4, List.of("vi", "en")),
            new Share(3, List.of("zh-Hans", "en")),
            new Share(2, List.of("ar", "en")),
            new Share(2, List.of("fa-AF", "en")),
            new Share(1, List.of("so", "en")),
            new Share(1, List.of("vi")));

    private ValleVerde() {}

    /// The twelve schools, the largest first.
    public static List<Site> schools() {
        List<Site> schools = new ArrayList<>();
        add(schools, "lincoln", "Lincoln School", "LINCOLN", "5th and Oak", "North gate");
        add(schools, "valle-verde-high", "Valle Verde High", "VALLE", "Main entrance", "Bus stop on Elm");
        add(schools, "rivera", "Rivera Elementary", "RIVERA", "2nd and Pine", "Crossing on Mill Road");
        add(schools, "tubman", "Tubman Middle School", "TUBMAN", "Front steps", "7th and Cedar");
        add(schools, "huerta", "Huerta Academy", "HUERTA", "Field gate", "Orchard Road");
        add(schools, "oak-street", "Oak Street School", "OAK", "Oak and 9th", "Parking lot");
        add(schools, "mission-creek", "Mission Creek School", "MISSION", "Creek bridge", "Main entrance");
        add(schools, "las-flores", "Las Flores Elementary", "FLORES", "Garden gate", "3rd and Rose");
        add(schools, "cedar-park", "Cedar Park School", "CEDAR", "Park side", "Bus loop");
        add(schools, "orchard", "Orchard Elementary", "ORCHARD", "East gate", "Orchard and 1st");
        add(schools, "washington", "Washington Middle School", "WASH", "Gym door", "4th and Main");
        add(schools, "little-river", "Little River Preschool", "RIVER", "Play yard", "River Road");
        return schools;
    }

    /// Everybody with a phone: 62 staff first, then 430 families.
    public static List<Phone> phones() {
        Random dice = new Random(20261122);
        List<Phone> phones = new ArrayList<>();
        List<Site> schools = schools();
        for (int i = 0; i < STAFF; i++) {
            Site school = schools.get(i % schools.size());
            List<Language> languages = i % 3 == 0 ? languages(List.of("es", "en")) : languages(List.of("en"));
            phones.add(new Phone(
                    number(i),
                    Audience.STAFF,
                    List.of(school.id()),
                    languages,
                    Oddity.NONE,
                    "Staff, " + school.name(),
                    contact(school, i / schools.size())));
        }
        for (int i = 0; i < FAMILIES; i++) {
            phones.add(family(i, schools, dice));
        }
        return phones;
    }

    /// Families that joined with the notifications of their phone and gave no number: each of another language.
    public static List<Device> devices() {
        return List.of(
                new Device("+99900000001", "Family Ortiz, no number", LINCOLN, languages(List.of("es"))),
                new Device("+99900000002", "Family Haddad, no number", LINCOLN, languages(List.of("ar", "en"))),
                new Device("+99900000003", "Family Nguyen, no number", LINCOLN, languages(List.of("vi", "en"))));
    }

    /// The first three of a school's staff are its contact and two backups. The preschool has none yet: a gap.
    private static List<SiteContact> contact(Site school, int rank) {
        return rank >= TITLES.size() || school.id().equals(WITHOUT_CONTACT)
                ? List.of()
                : List.of(new SiteContact(school.id(), rank + 1, TITLES.get(rank), "07:30", "16:30"));
    }

    private static Phone family(int index, List<Site> schools, Random dice) {
        // Lincoln has about a third, so that the demo's alert is worth watching; the others share the rest.
        int first = dice.nextInt(100) < 32 ? 0 : 1 + dice.nextInt(schools.size() - 1);
        List<SchoolId> follows = new ArrayList<>(List.of(schools.get(first).id()));
        if (dice.nextInt(100) < 9) {
            SchoolId second = schools.get(dice.nextInt(schools.size())).id();
            if (!follows.contains(second)) {
                follows.add(second);
            }
        }
        Share share = pick(dice.nextInt(100));
        return new Phone(
                number(STAFF + index),
                Audience.FAMILIES,
                List.copyOf(follows),
                languages(share.tags()),
                oddityOf(index, follows),
                "Family " + (index + 1) + ", " + schools.get(first).name(),
                List.of());
    }

    /// The alert of the demo plays at Lincoln and should end within seconds; these two are tried for longer.
    private static Oddity oddityOf(int family, List<SchoolId> follows) {
        Oddity oddity = Oddity.ofFamily(family);
        boolean triedAgain = oddity == Oddity.OFF || oddity == Oddity.NOBODY;
        return triedAgain && follows.contains(LINCOLN) ? Oddity.NONE : oddity;
    }

    private static Share pick(int percent) {
        int seen = 0;
        for (Share share : SHARES) {
            seen += share.percent();
            if (percent < seen) {
                return share;
            }
        }
        return SHARES.getFirst();
    }

    private static void add(List<Site> schools, String id, String name, String keyword, String... places) {
        List<SchoolPlace> named = new ArrayList<>();
        for (String place : places) {
            named.add(new SchoolPlace("p" + (named.size() + 1), place));
        }
        int n = schools.size();
        int row = n / 4;
        schools.add(new Site(
                SchoolId.of(id),
                name,
                SiteKind.SCHOOL,
                keyword,
                ZONE,
                36.50 + 0.012 * (n % 4),
                -120.50 + 0.014 * row,
                named));
    }

    private static List<Language> languages(List<String> tags) {
        return tags.stream().map(Language::of).toList();
    }

    private static String number(int index) {
        return "+1" + AREA_CODES.get(index / 100) + "555" + String.format(Locale.ROOT, "01%02d", index % 100);
    }

    private record Share(int percent, List<String> tags) {}

    /// One school of the town.
    ///
    /// @param timeZone IANA name
    public record Site(
            SchoolId id,
            String name,
            SiteKind kind,
            String keyword,
            String timeZone,
            double latitude,
            double longitude,
            List<SchoolPlace> places) {}

    /// One device of the town.
    ///
    /// @param number stands for it on the page of phones and in the carrier's ledger; of no country
    /// @param label what the page of phones calls it
    public record Device(String number, String label, SchoolId school, List<Language> languages) {}

    /// One phone of the town.
    ///
    /// @param number E.164; never logged
    /// @param label what the page of phones calls it
    /// @param contacts the school whose contact they are, if any
    public record Phone(
            String number,
            Audience audience,
            List<SchoolId> schools,
            List<Language> languages,
            Oddity oddity,
            String label,
            List<SiteContact> contacts) {}

    /// What goes wrong with some numbers, as it does in every real list.
    public enum Oddity {
        /// Nothing.
        NONE,
        /// A landline that the carrier cannot text (30006).
        LANDLINE,
        /// A number that nobody has (30005).
        NOBODY,
        /// A phone that is switched off (30003).
        OFF,
        /// Somebody who left the list.
        LEFT;

        static Oddity ofFamily(int index) {
            return switch (index) {
                case 17, 203 -> LANDLINE;
                case 41 -> NOBODY;
                case 88 -> OFF;
                case 120, 311 -> LEFT;
                default -> NONE;
            };
        }
    }
}
