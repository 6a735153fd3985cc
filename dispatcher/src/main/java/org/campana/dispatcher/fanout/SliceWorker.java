package org.campana.dispatcher.fanout;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.campana.dispatcher.alert.Alert;
import org.campana.dispatcher.audience.AudienceList;
import org.campana.dispatcher.audience.Group;
import org.campana.dispatcher.audience.Member;
import org.campana.dispatcher.audience.PersonRange;
import org.campana.dispatcher.brake.Brake;
import org.campana.dispatcher.brake.HeldBackCount;
import org.campana.dispatcher.brake.Telling;
import org.campana.dispatcher.compose.Text;
import org.campana.dispatcher.compose.Texts;
import org.campana.events.Channel;
import org.campana.events.DeliveriesRequested;
import org.campana.events.Language;
import org.campana.events.PersonId;
import org.campana.events.Recording;
import org.campana.events.Severity;
import org.campana.events.SliceFannedOut;
import org.campana.events.SliceRequested;
import org.campana.events.SuppressionReason;
import org.campana.events.Topics;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Works off one slice: asks for one delivery a person and channel, or one a person where the protocol names an order,
/// and counts everybody else. Those to whom the same is said are asked for together. Ids are derived: a
/// repeated slice asks for the same deliveries.
@Component
class SliceWorker {

    /// A slice whose end is open may have grown since it was cut; it is read in pages of this size however long it is.
    private static final int PAGE = DeliveriesRequested.MOST_PEOPLE;

    private final AudienceList audience;
    private final Brake brake;
    private final SlicePlan plan;
    private final Exit exit;
    private final MeterRegistry meters;

    SliceWorker(AudienceList audience, Brake brake, SlicePlan plan, Exit exit, MeterRegistry meters) {
        this.audience = audience;
        this.brake = brake;
        this.plan = plan;
        this.exit = exit;
        this.meters = meters;
    }

    /// Sends what the slice asks for, and its report.
    void work(Alert alert, SliceRequested slice) {
        Group group =
                new Group(alert.audience(), alert.schoolId(), alert.drill(), alert.outsideHours(), alert.channels());
        PersonRange range = new PersonRange(slice.after(), slice.through());
        Optional<SuppressionReason> closed = alert.closed();
        exit.send(
                Topics.FANNED_OUT,
                closed.isEmpty()
                        ? tell(alert, slice, group, range)
                        : plan.reported(slice).orElseGet(() -> account(closed.get(), alert, slice, group, range)));
    }

    private SliceFannedOut tell(Alert alert, SliceRequested slice, Group group, PersonRange range) {
        Texts texts = plan.texts(slice.alertId(), slice.revision());
        HeldBackCount heldBack = new HeldBackCount();
        PlannedCount planned = new PlannedCount(alert.schoolId());
        PersonRange rest = range;
        List<Member> page;
        do {
            page = audience.page(group, rest, PAGE);
            tell(alert, group, slice, page, texts, heldBack, planned);
            if (!page.isEmpty()) {
                rest = new PersonRange(page.getLast().personId(), range.through());
            }
        } while (page.size() == PAGE);
        return done(alert, slice, planned, heldBack);
    }

    private void tell(
            Alert alert,
            Group group,
            SliceRequested slice,
            List<Member> page,
            Texts texts,
            HeldBackCount heldBack,
            PlannedCount planned) {
        Map<Member, Telling.Told> tellable = new LinkedHashMap<>();
        for (Member member : page) {
            switch (Telling.of(group.hears(member.hours()), member.languages(), member.channels(), texts)) {
                case Telling.Told told -> tellable.put(member, told);
                case Telling.HeldBack back -> heldBack.add(back.reason(), member.wanted(), 1);
            }
        }
        List<PersonId> people = tellable.keySet().stream().map(Member::personId).toList();
        Set<PersonId> admitted = brake.admit(alert.alertId(), slice.slice(), alert.drill(), people);
        Map<Saying, List<PersonId>> said = new LinkedHashMap<>();
        tellable.forEach((member, told) -> {
            if (admitted.contains(member.personId())) {
                Recording recording = texts.forList(member.languages(), Channel.VOICE)
                        .map(Text::recording)
                        .orElse(null);
                for (List<Channel> turn : group.turns(told.languages())) {
                    Text text = Objects.requireNonNull(told.by().get(turn.getFirst()));
                    said.computeIfAbsent(new Saying(turn, text, member.wanted(), recording), none -> new ArrayList<>())
                            .add(member.personId());
                }
            } else {
                heldBack.add(SuppressionReason.PERSON_CAP, member.wanted(), 1);
            }
        });
        String topic = alert.drill() ? Topics.REQUESTED_ROUTINE : Topics.REQUESTED_IMMEDIATE;
        said.forEach((saying, to) -> {
            exit.send(topic, saying.to(to, alert, slice.revision()));
            planned.add(saying.text().language(), saying.wanted(), to.size());
        });
    }

    private SliceFannedOut account(
            SuppressionReason reason, Alert alert, SliceRequested slice, Group group, PersonRange range) {
        HeldBackCount heldBack = new HeldBackCount();
        audience.shares(group, range).forEach(share -> heldBack.add(reason, share.wanted(), share.people()));
        return done(alert, slice, new PlannedCount(alert.schoolId()), heldBack);
    }

    private SliceFannedOut done(Alert alert, SliceRequested slice, PlannedCount planned, HeldBackCount heldBack) {
        heldBack.all()
                .forEach(back -> meters.counter(
                                "campana.dispatch.held.back",
                                "reason",
                                back.reason().name())
                        .increment(back.people()));
        meters.counter(
                        "campana.dispatch.deliveries",
                        "audience",
                        alert.audience().name())
                .increment(planned.deliveries());
        meters.counter("campana.dispatch.slices").increment();
        return new SliceFannedOut(
                slice.alertId(),
                slice.revision(),
                slice.slice(),
                slice.slices(),
                planned.deliveries(),
                heldBack.all(),
                planned.all());
    }

    /// What is said in the same way to several people.
    ///
    /// @param turn by which channel, and by which after it
    /// @param recording what they hear in a call, whichever way they are told
    private record Saying(
            List<Channel> turn,
            Text text,
            Language wanted,
            @Nullable Recording recording) {

        DeliveriesRequested to(List<PersonId> people, Alert alert, int revision) {
            Channel channel = turn.getFirst();
            return new DeliveriesRequested(
                    alert.alertId(),
                    revision,
                    alert.audience(),
                    alert.schoolId(),
                    channel,
                    text.language(),
                    wanted,
                    text.text(),
                    channel == Channel.SMS ? text.segments() : 0,
                    alert.drill() ? Severity.ROUTINE : Severity.IMMEDIATE,
                    alert.drill(),
                    alert.releasedAt(),
                    alert.expiresAt(),
                    recording,
                    turn.size() == 1 ? null : turn.subList(1, turn.size()),
                    people);
        }
    }
}
