package org.campana.notifier.receipt;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.campana.events.Language;
import org.campana.notifier.consent.Keyword;
import org.campana.notifier.consent.Keyword.Heard;
import org.campana.notifier.enrol.Joining.Asked;
import org.campana.notifier.enrol.SpokenLanguages;
import org.springframework.stereotype.Component;

/// What a text from somebody does, and what they are answered. STOP first, before anything else is even
/// looked at.
@Component
class Replies {

    private final InboundLog log;
    private final Asker.Finder askers;
    private final Subjects subjects;
    private final Answers answers;
    private final Courtesy courtesy;

    Replies(InboundLog log, Asker.Finder askers, Subjects subjects, Answers answers, Courtesy courtesy) {
        this.log = log;
        this.askers = askers;
        this.subjects = subjects;
        this.answers = answers;
        this.courtesy = courtesy;
    }

    /// Acts once per text, however often the carrier hands it over.
    ///
    /// @return what to answer; empty for nothing
    Optional<String> heard(Inbound inbound) {
        Optional<Heard> heard = Keyword.in(inbound.text());
        Language spoken = heard.map(each -> SpokenLanguages.nearest(List.of(each.language())))
                .orElse(Language.ENGLISH);
        Optional<Reply> reply = heard.filter(each -> each.keyword() == Keyword.STOP)
                .map(stop -> subjects.stops().heard(inbound, spoken))
                .orElseGet(() -> log.once(inbound.providerId(), () -> act(askers.of(inbound, spoken), heard)));
        return reply.filter(each -> courtesy.limit()
                        .take(inbound.from(), each.owed() ? ReplyLimit.Kind.OWED : ReplyLimit.Kind.COURTESY))
                .map(Reply::text);
    }

    private Optional<Reply> act(Asker asker, Optional<Heard> heard) {
        heard.ifPresent(each -> courtesy.meters().keyword(each.keyword()));
        return heard.isEmpty()
                ? other(asker)
                : switch (heard.get().keyword()) {
                    case STOP -> throw new IllegalStateException("STOP is heard before all else");
                    case LEAVING -> leaving(asker);
                    case START -> subjects.departures().start(asker);
                    case HELP -> subjects.help().help(asker);
                    case YES -> subjects.joins().confirmed(asker).or(() -> menu(asker));
                };
    }

    /// "2, and stop texting me" is both: the need for help is not lost with the wish to leave.
    private Optional<Reply> leaving(Asker asker) {
        Optional<Reply> both = subjects.alerts().digit(asker, Instant.EPOCH);
        Optional<Reply> left = subjects.departures().perhaps(asker);
        return left.or(() -> both);
    }

    /// A keyword of a school; else a number, which answers what was asked last.
    private Optional<Reply> other(Asker asker) {
        Joins joins = subjects.joins();
        Instant asked = joins.open(asker)
                .filter(open -> open.shown() == null)
                .map(Asked::at)
                .orElse(Instant.EPOCH);
        return joins.keyword(asker)
                .or(() -> subjects.alerts().digit(asker, asked))
                .or(() -> joins.language(asker))
                .or(() -> joins.hours(asker))
                .or(() -> menu(asker));
    }

    private Optional<Reply> menu(Asker asker) {
        courtesy.meters().replied("other");
        return Reply.courtesy(answers.text("menu", asker.language()));
    }

    /// What a text can be about.
    @Component
    record Subjects(Stops stops, Departures departures, Joins joins, HelpDesk help, AlertReplies alerts) {}

    /// How much is answered, and how it is counted.
    @Component
    record Courtesy(ReplyLimit limit, ReceiptMeters meters) {}
}
