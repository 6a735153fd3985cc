package org.campana.bench.town;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.campana.events.Language;

/// Who is who. People are numbers: first the families of the one large school, then those of the others, then one
/// of the staff of each school. Two of a hundred families of the large school have opted out, and one of a hundred is
/// enrolled at a second school too. Each of them is besides at one of a hundred schools, so that a hundred alerts can
/// reach the same people as one does.
///
/// @param families of the large school
public record Town(int families) {

    /// The large school.
    public static final String LARGE = "bench-large";
    /// Where one of a hundred of the large school's families is enrolled too.
    public static final String SECOND = "bench-second";

    /// A school of 200 families.
    public static final String MEDIUM = "bench-medium";

    /// How many people are invited to report.
    public static final int REPORTERS = 300;

    /// A school of a tenth of the large one's families, ten thousand at most.
    public static final String TENTH = "bench-tenth";

    private static final int PARTS = 100;
    private static final String PART = "bench-part-";
    private static final int MOST_OF_TENTH = 10_000;
    private static final int SMALL_SCHOOLS = 20;
    private static final int SMALL_FAMILIES = 10;
    private static final int FIRST_OF_SMALL = 4_000_000;
    private static final int FIRST_OF_MEDIUM = 4_500_000;
    private static final int MEDIUM_FAMILIES = 200;
    private static final int FIRST_OF_TENTH = 4_600_000;
    private static final int FIRST_OF_STAFF = 5_000_000;
    private static final int NOBODY = 8_000_000;
    private static final int LOWEST = 2_000_000;

    private static final List<List<Language>> LANGUAGES = List.of(
            List.of(Language.SPANISH, Language.ENGLISH),
            List.of(Language.ENGLISH),
            List.of(Language.of("ht"), Language.ENGLISH));

    public Town {
        if (families < 100 || families > 2_000_000) {
            throw new IllegalArgumentException("recipients must be 100 to 2,000,000 but are " + families);
        }
    }

    /// The small schools, each for one alert at a time.
    public static List<String> smallSchools() {
        return IntStream.range(0, SMALL_SCHOOLS)
                .mapToObj(n -> "bench-small-" + n)
                .toList();
    }

    /// The schools among which the families of the large one are divided.
    public static List<String> parts() {
        return IntStream.range(0, PARTS).mapToObj(n -> PART + n).toList();
    }

    /// All schools that have families of their own.
    public static List<String> schools() {
        return Stream.concat(Stream.of(LARGE, TENTH, MEDIUM), smallSchools().stream())
                .toList();
    }

    /// The families of a school, opted out or not.
    public IntStream familiesOf(String school) {
        if (school.equals(LARGE)) {
            return IntStream.range(0, families);
        }
        if (school.equals(SECOND)) {
            return IntStream.range(0, families).filter(Town::hasSecondSchool);
        }
        if (school.equals(TENTH)) {
            return IntStream.range(FIRST_OF_TENTH, FIRST_OF_TENTH + Math.min(MOST_OF_TENTH, families / 10));
        }
        if (school.equals(MEDIUM)) {
            return IntStream.range(FIRST_OF_MEDIUM, FIRST_OF_MEDIUM + MEDIUM_FAMILIES);
        }
        if (school.startsWith(PART)) {
            int part = parts().indexOf(school);
            return IntStream.range((int) ((long) part * families / PARTS), (int) ((part + 1L) * families / PARTS));
        }
        int first = FIRST_OF_SMALL + SMALL_FAMILIES * smallSchools().indexOf(school);
        return IntStream.range(first, first + SMALL_FAMILIES);
    }

    /// Whether this one has opted out.
    public static boolean hasLeft(int person) {
        return person < FIRST_OF_SMALL && person % 50 == 7;
    }

    /// The one of a hundred schools that this one of the large school's families is at too.
    String partOf(int person) {
        return PART + (int) (((person + 1L) * PARTS - 1) / families);
    }

    static boolean hasSecondSchool(int person) {
        return person % 100 == 3;
    }

    /// Those whom an alert to the families of a school is due to.
    public BitSet due(String school) {
        BitSet due = new BitSet();
        familiesOf(school).filter(person -> !hasLeft(person)).forEach(due::set);
        return due;
    }

    /// The one of the staff of this school.
    public static int staffOf(String school) {
        return FIRST_OF_STAFF
                + Stream.concat(schools().stream(), parts().stream()).toList().indexOf(school);
    }

    static List<Language> languagesOf(int person) {
        return LANGUAGES.get(person % LANGUAGES.size());
    }

    /// In E.164. They look real because what is not a number of the United States is refused; nobody texts them, as
    /// no carrier but the stub is ever configured.
    public static String numberOf(int person) {
        return "+1209" + (LOWEST + person);
    }

    /// The person with this number, its digits without the plus sign; somebody who does not exist for any other.
    public static int personOf(String digits) {
        if (digits.length() != 11 || !digits.startsWith("1209")) {
            return NOBODY;
        }
        return Integer.parseInt(digits.substring(4)) - LOWEST;
    }
}
