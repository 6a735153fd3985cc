package org.campana.dispatcher.fanout;

import java.util.List;
import java.util.Set;
import org.campana.dispatcher.alert.Alert;
import org.campana.dispatcher.alert.Alerts;
import org.campana.dispatcher.audience.Group;
import org.campana.dispatcher.audience.PersonRange;
import org.campana.dispatcher.compose.Texts;
import org.campana.events.AlertFollowedUp;
import org.campana.events.AlertId;
import org.campana.events.AlertReleased;
import org.campana.events.AlertStopped;
import org.campana.events.DeliveriesStopped;
import org.campana.events.FollowUpRequested;
import org.campana.events.FollowUpRequested.LanguageText;
import org.campana.events.Language;
import org.campana.events.SliceFannedOut;
import org.campana.events.SliceRequested;
import org.campana.events.Topics;
import org.springframework.stereotype.Component;

/// The last step: what was decided becomes requests on the topics. The first slice of an alert goes out at once, in
/// the transaction that asks for the others, so that a site's staff, who are one slice, and the first of many
/// families never queue behind another alert's slices.
@Component
public class Fanout {

    /// The revision every release has.
    private static final int FIRST = 1;

    private final Alerts alerts;
    private final SlicePlan plan;
    private final SliceWorker worker;
    private final Exit exit;
    private final FanoutSettings settings;

    Fanout(Alerts alerts, SlicePlan plan, SliceWorker worker, Exit exit, FanoutSettings settings) {
        this.alerts = alerts;
        this.plan = plan;
        this.worker = worker;
        this.exit = exit;
        this.settings = settings;
    }

    /// How many people a slice has.
    public int sliceSize() {
        return settings.sliceSize();
    }

    /// Keeps what a release was decided to become. Part of the transaction that took it in.
    ///
    /// @param group whom it is for, and by which channels it goes out
    public void plan(AlertReleased alert, Group group, List<PersonRange> ranges, Texts texts) {
        alerts.keepTo(alert.alertId(), group.channels(), group.outsideHours());
        plan.storeTexts(alert.alertId(), FIRST, texts);
        plan.storeSlices(alert.alertId(), FIRST, ranges);
    }

    /// Carries out what was planned for a release; a repeat asks for the same again. What was refused is reported as an
    /// alert for nobody, so that whoever waits for its counts is not left waiting.
    public void start(AlertId id) {
        Alert alert = known(id);
        List<SliceRequested> slices = plan.slices(id, FIRST);
        if (slices.isEmpty()) {
            exit.send(Topics.FANNED_OUT, new SliceFannedOut(id, FIRST, 1, 1, 0, List.of(), List.of()));
            return;
        }
        worker.work(alert, slices.getFirst());
        slices.stream().skip(1).forEach(slice -> exit.send(Topics.SLICES, slice));
    }

    /// Works off one of the other slices.
    void work(SliceRequested slice) {
        worker.work(known(slice.alertId()), slice);
    }

    /// Remembers what slices reported.
    void reported(List<SliceFannedOut> done) {
        plan.report(done);
    }

    /// The languages an alert was opened in, each of which its follow-ups need.
    public Set<Language> openedIn(AlertId id) {
        return plan.openedIn(id);
    }

    /// Keeps the texts of a follow-up. Part of the transaction that took it in.
    public void planFollowUp(AlertFollowedUp followUp, Texts texts) {
        plan.storeTexts(followUp.alertId(), followUp.revision(), texts);
    }

    /// Asks the notifier to tell everyone whom the alert reached. Sends nothing when there was nothing to say.
    public void followUp(AlertFollowedUp followUp) {
        List<LanguageText> texts = plan.texts(followUp.alertId(), followUp.revision()).all().stream()
                .map(text -> new LanguageText(text.language(), text.text(), text.segments(), text.recording()))
                .toList();
        if (texts.isEmpty()) {
            return;
        }
        exit.send(
                Topics.REQUESTED_IMMEDIATE,
                new FollowUpRequested(
                        followUp.eventId(),
                        followUp.alertId(),
                        followUp.revision(),
                        followUp.kind(),
                        followUp.schoolId(),
                        texts,
                        followUp.drill(),
                        followUp.followedUpAt(),
                        followUp.expiresAt()));
    }

    /// Tells the notifier that nothing more of the alert may leave.
    public void stop(AlertStopped stop) {
        exit.send(Topics.REQUESTED_IMMEDIATE, new DeliveriesStopped(stop.alertId(), stop.revision(), stop.stoppedAt()));
    }

    private Alert known(AlertId id) {
        return alerts.find(id)
                .orElseThrow(() -> new IllegalStateException("Alert " + id + " has slices on the topic but is not in"
                        + " dispatch.alert: was the database restored from a time before it? Replay alerts.v1"));
    }
}
