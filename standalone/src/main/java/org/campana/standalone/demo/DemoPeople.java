package org.campana.standalone.demo;

import java.time.Duration;
import java.util.Arrays;
import org.campana.ingest.access.Accounts;
import org.campana.web.PersonKeys;
import org.campana.web.Problem;
import org.campana.web.SignInLinks;
import org.springframework.http.HttpStatus;

/// Keys and sign-in links for the people of the demo, without a password.
final class DemoPeople {

    private static final Duration A_DAY = Duration.ofDays(1);

    private final Accounts accounts;
    private final PersonKeys keys;
    private final SignInLinks links;

    DemoPeople(Accounts accounts, PersonKeys keys, SignInLinks links) {
        this.accounts = accounts;
        this.keys = keys;
        this.links = links;
    }

    DemoPerson named(String slug) {
        return Arrays.stream(DemoPerson.values())
                .filter(person -> person.slug().equals(slug))
                .findFirst()
                .orElseThrow(() -> Problem.of(
                                HttpStatus.NOT_FOUND,
                                "unknown-person",
                                "Nobody of that name",
                                "The demo has no person of that name.")
                        .field("who")
                        .fix("Use rosa, ana, luis, tom, grace or marta."));
    }

    String signInLink(String slug) {
        DemoPerson person = named(slug);
        return links.issue(person.person(), Duration.ofMinutes(15), work(person));
    }

    private static String work(DemoPerson person) {
        return switch (person) {
            case ROSA -> "/report";
            case MARTA, GRACE -> "/wordings";
            case ANA, LUIS, TOM -> "/desk";
        };
    }

    String key(String slug) {
        return keys.issue(named(slug).person(), A_DAY);
    }

    /// Makes the accounts; does nothing for those that exist.
    void ensure() {
        for (DemoPerson person : DemoPerson.values()) {
            accounts.ensure(
                    person.person().id(),
                    person.person().name(),
                    person.person().roles());
        }
    }
}
