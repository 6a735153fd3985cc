package org.campana.notifier.receipt;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.campana.events.Answer;
import org.campana.events.Language;
import org.campana.events.PersonId;
import org.campana.notifier.address.AddressBook;
import org.campana.notifier.address.PhoneNumber;
import org.campana.notifier.call.CallWords;
import org.campana.notifier.call.Said;
import org.campana.notifier.call.TwiMl;
import org.campana.notifier.channel.voice.VoiceUrls;
import org.campana.notifier.enrol.Enrolled;
import org.campana.notifier.enrol.Enrolment;
import org.campana.notifier.ledger.LastAlerts;
import org.campana.notifier.ledger.LastAlerts.LastAlert;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Somebody calls our number and hears what goes on, in their language. A number that calls can be forged, and what is
/// said to a family tells that it is on the list; so only a number that its own network vouches for (full
/// attestation of STIR/SHAKEN, which Twilio hands on as `StirVerstat`) is taken for whose it is. Everybody else hears
/// the same, on the list or not, and is asked to text: a text's answer goes to the true owner.
@RestController
@RequestMapping(
        path = "/webhooks/twilio/voice",
        consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE,
        produces = MediaType.APPLICATION_XML_VALUE)
class CallInWebhook {

    private static final Pattern SID = Pattern.compile("CA[0-9a-f]{32}");
    private static final String VOUCHED_FOR = "TN-Validation-Passed-A";

    private final SignedForm signed;
    private final VoiceUrls urls;
    private final Callers callers;
    private final CallDesk desk;
    private final AlertReplies replies;

    CallInWebhook(SignedForm signed, VoiceUrls urls, Callers callers, CallDesk desk, AlertReplies replies) {
        this.signed = signed;
        this.urls = urls;
        this.callers = callers;
        this.desk = desk;
        this.replies = replies;
    }

    @PostMapping
    String rings(HttpServletRequest request) {
        Map<String, String> form = read(request, urls.callsIn());
        PhoneNumber from = PhoneNumber.orNull(form.get("From"));
        if (from != null && !callers.limit().take(from, ReplyLimit.Kind.CALL)) {
            callers.meters().called("rejected");
            return TwiMl.reject();
        }
        Optional<Caller> caller = callers.of(from, form.get("StirVerstat"));
        if (caller.isEmpty()) {
            callers.meters().called("stranger");
            return TwiMl.say(desk.speech().sayInEach(CallWords.STRANGER));
        }
        List<Said> live = desk.live(caller.get().enrolled(), caller.get().languages());
        callers.meters().called(live.isEmpty() ? "none" : "live");
        if (live.isEmpty()) {
            return TwiMl.say(
                    desk.nothingFor(caller.get().enrolled(), caller.get().languages()));
        }
        return caller.get()
                .last()
                .map(last -> TwiMl.ask(
                        and(live, desk.speech().say(CallWords.KEYS, caller.get().languages())), urls.keyOfCallIn()))
                .orElseGet(() -> TwiMl.say(and(live, live)));
    }

    @PostMapping("/key")
    String pressed(HttpServletRequest request) {
        Map<String, String> form = read(request, urls.keyOfCallIn());
        Optional<Caller> caller = callers.of(PhoneNumber.orNull(form.get("From")), form.get("StirVerstat"));
        Optional<Answer> answer = AlertReplies.digitIn(form.getOrDefault("Digits", ""));
        Optional<LastAlert> last = caller.flatMap(Caller::last);
        if (answer.isEmpty() || last.isEmpty()) {
            return TwiMl.again(urls.callsIn());
        }
        replies.pressed(form.getOrDefault("CallSid", ""), caller.orElseThrow().person(), last.get(), answer.get());
        return TwiMl.say(desk.speech()
                .say(
                        AlertReplies.spokenThanks(answer.get()),
                        caller.orElseThrow().languages()));
    }

    private Map<String, String> read(HttpServletRequest request, String url) {
        Map<String, String> form = signed.ofFirst(request, url);
        if (!SID.matcher(form.getOrDefault("CallSid", "")).matches()) {
            throw SignedForm.refused();
        }
        return form;
    }

    private static List<Said> and(List<Said> one, List<Said> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }

    /// Somebody on the list whose number is surely theirs.
    ///
    /// @param last what a pressed key is an answer to
    record Caller(PersonId person, Enrolled enrolled, List<Language> languages, Optional<LastAlert> last) {}

    /// Who calls.
    @Component
    record Callers(
            AddressBook addresses, Enrolment enrolment, LastAlerts lastAlerts, ReplyLimit limit, ReceiptMeters meters) {

        /// Who this is, if that is sure.
        ///
        /// @param from null for a number that is hidden or abroad
        /// @param verified what Twilio says of the number; null where it says nothing
        /// @return empty for who is not on the list, and for who may not be who they seem to be
        Optional<Caller> of(@Nullable PhoneNumber from, @Nullable String verified) {
            return from == null || !VOUCHED_FOR.equals(verified)
                    ? Optional.empty()
                    : addresses.find(from).flatMap(this::known);
        }

        private Optional<Caller> known(PersonId person) {
            return enrolment
                    .standing(person)
                    .map(enrolled ->
                            new Caller(person, enrolled, enrolment.languagesOf(person), lastAlerts.of(person)));
        }
    }
}
