package org.campana.notifier.signup;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.campana.events.Hours;
import org.campana.events.Language;
import org.campana.events.PersonId;
import org.campana.events.SchoolId;
import org.campana.events.SuppressionReason;
import org.campana.notifier.consent.ConsentProof;
import org.campana.notifier.consent.ConsentSource;
import org.campana.notifier.enrol.Choices;
import org.campana.notifier.enrol.Enrolled;
import org.campana.notifier.enrol.Enrolment;
import org.campana.web.Token;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Leaving without signing in, of one school or of all (reliability C3, C4).
@Component
class LeaveLinks {

    private final JdbcClient jdbc;
    private final Enrolment enrolment;
    private final Choices choices;

    LeaveLinks(JdbcClient jdbc, Enrolment enrolment, Choices choices) {
        this.jdbc = jdbc;
        this.enrolment = enrolment;
        this.choices = choices;
    }

    /// A link of this person, shown to them once.
    Token make(PersonId person) {
        Token token = Token.random();
        jdbc.sql("insert into notify.leave_link (token_hash, person_id) values (:token, :person)")
                .param("token", token.hash())
                .param("person", person.value())
                .update();
        return token;
    }

    /// What its owner is on the list for; empty for a link of nobody, or of somebody who left.
    Optional<Enrolled> find(Token token) {
        return person(token).flatMap(enrolment::standing);
    }

    /// When to be told of something new. Nothing changes for a link of nobody.
    void choose(Token token, Hours hours) {
        find(token).ifPresent(enrolled -> choices.hours(enrolled.person(), hours));
    }

    /// In which way to be told. Nothing changes for a link of nobody.
    ///
    /// @param calls the proof that calls were agreed to
    void choose(Token token, Way way, ConsentProof calls) {
        find(token).ifPresent(enrolled -> choices.channels(enrolled.person(), way.channels(), calls));
    }

    /// Nothing more of this school; of none, when it was the last.
    void leave(Token token, SchoolId school, Locale page) {
        find(token).ifPresent(enrolled -> enrolment.leaveSchool(enrolled.person(), school, proof(enrolled, page)));
    }

    /// Nothing more at all. A second time changes nothing.
    void leaveAll(Token token, Locale page) {
        find(token)
                .ifPresent(enrolled -> enrolment.leaveAll(
                        Set.of(enrolled.person()), SuppressionReason.LEFT_THE_LIST, proof(enrolled, page)));
    }

    private static ConsentProof proof(Enrolled enrolled, Locale page) {
        return new ConsentProof(
                ConsentSource.WEB,
                Language.of(page.toLanguageTag()),
                enrolled.channels().getFirst(),
                null,
                null,
                null);
    }

    private Optional<PersonId> person(Token token) {
        List<PersonId> owners = jdbc.sql("select person_id from notify.leave_link where token_hash = :token")
                .param("token", token.hash())
                .query((row, number) -> new PersonId(row.getObject("person_id", UUID.class)))
                .list();
        return owners.stream().findFirst();
    }
}
