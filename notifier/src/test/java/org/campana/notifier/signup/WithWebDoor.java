package org.campana.notifier.signup;

import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.campana.events.Language;
import org.campana.events.SchoolId;
import org.campana.notifier.WithNotifier;
import org.campana.notifier.address.PhoneNumber;
import org.campana.testing.SampleEvents;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/// Two schools, an empty hour, and the few words the tests of the web door are told in.
abstract class WithWebDoor extends WithNotifier {

    static final SchoolId RIVERA = SchoolId.of("rivera");
    static final Wish LINCOLN_IN_ENGLISH =
            new Wish(List.of(SampleEvents.LINCOLN), List.of(Language.ENGLISH), Way.TEXT, null);

    private static final AtomicInteger NETWORKS = new AtomicInteger();
    private static final Pattern CODE = Pattern.compile("\\b[0-9]{6}\\b");

    @Autowired
    SignUp signUp;

    @Autowired
    SignUpUpkeep upkeep;

    @Autowired
    Environment environment;

    WebDoor family;

    @BeforeEach
    void twoSchoolsAndAnEmptyHour() {
        for (String school : List.of("Lincoln", "Rivera")) {
            jdbc.sql("""
                    insert into notify.school (school_id, name, kind, keyword, time_zone, active)
                    values (lower(:name), :name || ' School', 'SCHOOL', upper(:name), 'America/Chicago', true)
                    on conflict (school_id) do nothing
                    """).param("name", school).update();
        }
        jdbc.sql("delete from notify.sign_up_asked").update();
        upkeep.forgetOld();
        family = new WebDoor(environment.getRequiredProperty("campana.public-url"));
    }

    /// Other than all before.
    static Network freshNetwork() {
        int each = NETWORKS.getAndIncrement();
        return Network.of("198." + (each / 250) + "." + (each % 250) + ".7");
    }

    /// The code of the newest text on this phone, once there are so many.
    static String code(PhoneNumber number, int texts) {
        await().until(() -> org.campana.notifier.Network.textsTo(number.e164()).size() >= texts);
        Matcher code =
                CODE.matcher(org.campana.notifier.Network.textsTo(number.e164()).getLast());
        if (!code.find()) {
            throw new AssertionError("no code in the newest text");
        }
        return code.group();
    }

    /// Another than this one.
    static String wrong(String code) {
        return code.startsWith("1") ? "2" + code.substring(1) : "1" + code.substring(1);
    }

    /// The page where the code is given.
    String asked(PhoneNumber number, String school) {
        return WebDoor.location(
                family.form("/join/" + school, Map.of("first", "en", "second", "es", "number", number.e164())));
    }

    /// The private link of somebody who joined on the page.
    String joined(PhoneNumber number, String school) {
        String page = asked(number, school);
        return WebDoor.location(family.form(page, Map.of("code", code(number, 1))));
    }
}
