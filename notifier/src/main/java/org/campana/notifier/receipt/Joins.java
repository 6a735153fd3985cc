package org.campana.notifier.receipt;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.campana.events.Audience;
import org.campana.events.Channel;
import org.campana.events.Hours;
import org.campana.events.Language;
import org.campana.events.PersonId;
import org.campana.notifier.consent.ConsentProof;
import org.campana.notifier.consent.Keyword;
import org.campana.notifier.enrol.Enrolled;
import org.campana.notifier.enrol.EnrolmentRequest;
import org.campana.notifier.enrol.Joining.Asked;
import org.campana.notifier.enrol.Joining.Shown;
import org.campana.notifier.enrol.SpokenLanguages;
import org.campana.notifier.school.School;
import org.springframework.stereotype.Component;

/// Joining by text, in two steps (reliability C1): the school's keyword, perhaps a language, then YES.
@Component
class Joins {

    /// "Lincoln please" wants to join; "Lincoln has cars outside" tells us something.
    private static final int WORDS_AFTER_IT = 2;

    private final JoinDesk desk;
    private final Asker.Finder askers;
    private final Answers answers;

    Joins(JoinDesk desk, Asker.Finder askers, Answers answers) {
        this.desk = desk;
        this.askers = askers;
        this.answers = answers;
    }

    /// A school's keyword, and perhaps a language or a word or two after it.
    ///
    /// @return empty when the text does not begin with the keyword of a school
    Optional<Reply> keyword(Asker asker) {
        String folded = Keyword.fold(asker.inbound().text());
        return desk.schools().active().stream()
                .filter(school -> begins(folded, Keyword.fold(school.keyword())))
                .max(Comparator.comparingInt(school -> school.keyword().length()))
                .flatMap(school -> join(
                        asker,
                        school,
                        folded.substring(Keyword.fold(school.keyword()).length())));
    }

    private static boolean begins(String folded, String keyword) {
        return !keyword.isEmpty() && (folded.equals(keyword) || folded.startsWith(keyword + " "));
    }

    private Optional<Reply> join(Asker asker, School school, String rest) {
        if (rest.strip().split(" ").length > WORDS_AFTER_IT) {
            return Optional.empty();
        }
        if (hearsAsSomeoneElse(asker)) {
            return Reply.courtesy(answers.text("as-staff", asker.language()));
        }
        Optional<Language> named = desk.languages().named(rest);
        List<Language> before = asker.standing().map(Enrolled::languages).orElse(List.of());
        if (standsFor(asker, school) && (named.isEmpty() || named.get().equals(before.getFirst()))) {
            return Reply.courtesy(answers.text("already", asker.language(), school.name()));
        }
        Optional<Language> wanted = named.or(() -> before.stream().findFirst()).or(() -> invitedIn(asker, school));
        return wanted.isEmpty() ? askForLanguage(asker, school) : askToConfirm(asker, school, wanted.get());
    }

    /// The school's own list spares them the question.
    private Optional<Language> invitedIn(Asker asker, School school) {
        return asker.person().stream()
                .flatMap(person -> desk.invitations().languagesFor(person, school.schoolId()).stream())
                .findFirst();
    }

    private static boolean hearsAsSomeoneElse(Asker asker) {
        return asker.standing()
                .filter(enrolled -> enrolled.audience() != Audience.FAMILIES)
                .isPresent();
    }

    /// Whether they hear of this school already; who said something like STOP does not.
    private boolean standsFor(Asker asker, School school) {
        return asker.standing()
                .filter(enrolled -> enrolled.schools().contains(school.schoolId()))
                .filter(enrolled -> desk.consent()
                        .suppressedAmong(List.of(enrolled.person()))
                        .isEmpty())
                .isPresent();
    }

    private Optional<Reply> askForLanguage(Asker asker, School school) {
        desk.joining().askedForLanguage(askers.known(asker), school.schoolId());
        return Reply.owed(answers.languageQuestion(
                asker.language(), school.name(), desk.languages().question()));
    }

    private Optional<Reply> askToConfirm(Asker asker, School school, Language wanted) {
        Language spoken = SpokenLanguages.nearest(List.of(wanted));
        List<Language> languages = Stream.of(wanted, spoken).distinct().toList();
        String words = answers.confirmQuestion(
                spoken,
                school.name(),
                Stream.of(wanted, spoken)
                        .map(each -> desk.languages().nameIn(spoken, each))
                        .distinct()
                        .toList());
        desk.joining()
                .askedToConfirm(
                        askers.known(asker), school.schoolId(), languages, new Shown(words, Answers.VERSION, spoken));
        return Reply.owed(words);
    }

    /// What we still wait for from them.
    Optional<Asked> open(Asker asker) {
        return asker.person().flatMap(desk.joining()::of);
    }

    /// The answer to our question for the language, by number or name.
    ///
    /// @return empty when no such question is open, or this is no answer to it
    Optional<Reply> language(Asker asker) {
        String text = asker.inbound().text();
        return open(asker)
                .filter(asked -> asked.shown() == null)
                .flatMap(asked -> desk.schools().find(asked.school()).filter(School::active))
                .flatMap(school -> desk.languages()
                        .numbered(text)
                        .or(() -> desk.languages().named(text))
                        .map(language -> askToConfirm(asker, school, language))
                        .orElseGet(() -> isNumber(text) ? askForLanguage(asker, school) : Optional.empty()));
    }

    private static boolean isNumber(String text) {
        return Keyword.fold(text).matches("[0-9]+");
    }

    /// "24" asks for alerts at any hour, "12" for those around school hours: figures, so that they are the same in
    /// every language (reliability C11).
    ///
    /// @return empty when it is neither, or not from a family on the list
    Optional<Reply> hours(Asker asker) {
        Hours chosen = switch (Keyword.fold(asker.inbound().text())) {
            case "24" -> Hours.ANY;
            case "12" -> Hours.SCHOOL;
            default -> null;
        };
        return asker.standing()
                .filter(enrolled -> chosen != null && enrolled.audience() == Audience.FAMILIES)
                .filter(enrolled -> desk.choices().hours(enrolled.person(), Objects.requireNonNull(chosen)))
                .flatMap(enrolled ->
                        Reply.owed(answers.text(chosen == Hours.ANY ? "hours-any" : "hours-school", asker.language())));
    }

    /// YES.
    ///
    /// @return empty when we asked nothing that YES could answer
    Optional<Reply> confirmed(Asker asker) {
        return open(asker)
                .flatMap(asked -> desk.schools()
                        .find(asked.school())
                        .filter(School::active)
                        .flatMap(school -> asked.shown() == null
                                ? askForLanguage(asker, school)
                                : enrol(asker, asked, asked.shown(), school)))
                .or(() -> reconfirmed(asker));
    }

    /// The answer to the yearly question (reliability C12).
    private Optional<Reply> reconfirmed(Asker asker) {
        return asker.standing()
                .filter(enrolled -> desk.reconfirmation()
                        .confirm(
                                enrolled.person(),
                                ConsentProof.texted(asker.inbound().providerId(), asker.language())))
                .flatMap(enrolled -> Reply.owed(answers.text("reconfirmed", asker.language())));
    }

    private Optional<Reply> enrol(Asker asker, Asked asked, Shown shown, School school) {
        PersonId person = askers.known(asker);
        desk.joining().close(person);
        if (hearsAsSomeoneElse(asker)) {
            return Reply.courtesy(answers.text("as-staff", asker.language()));
        }
        desk.enrolment()
                .join(new EnrolmentRequest(
                        asker.inbound().from(),
                        Audience.FAMILIES,
                        List.of(asked.school()),
                        asked.languages(),
                        List.of(Channel.SMS),
                        false,
                        ConsentProof.texted(asker.inbound().providerId(), shown.language())
                                .shown(shown.words(), shown.version())));
        return Reply.owed(answers.welcome(shown.language(), school.name()));
    }
}
