package org.campana.notifier.receipt;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.campana.events.Answer;
import org.campana.events.Channel;
import org.campana.events.Language;
import org.campana.notifier.call.CallWords;
import org.campana.notifier.call.Speech;
import org.campana.notifier.call.TwiMl;
import org.campana.notifier.channel.IntentId;
import org.campana.notifier.channel.Spoken;
import org.campana.notifier.channel.voice.VoiceUrls;
import org.campana.notifier.enrol.Enrolment;
import org.campana.notifier.ledger.CallsUnderWay;
import org.campana.notifier.ledger.CallsUnderWay.CallUnderWay;
import org.campana.notifier.ledger.LiveAlerts;
import org.campana.notifier.ledger.Way;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// A call of ours: somebody answered and wants to know why it rang, pressed a key, or the call is over. Every request
/// says the call's id, which settles a call whose request was never answered.
@RestController
@RequestMapping(path = "/webhooks/twilio/voice", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
class CallWebhook {

    private static final Pattern SID = Pattern.compile("CA[0-9a-f]{32}");
    private static final Pattern STATUS = Pattern.compile("[a-z-]{3,20}");
    private static final Pattern CODE = Pattern.compile("[0-9]{1,6}");
    private static final Way CALLS = Way.first(Channel.VOICE);
    private static final String ANSWERED = "in-progress";

    private final SignedForm signed;
    private final VoiceUrls urls;
    private final Receipts receipts;
    private final Talk talk;

    CallWebhook(SignedForm signed, VoiceUrls urls, Receipts receipts, Talk talk) {
        this.signed = signed;
        this.urls = urls;
        this.receipts = receipts;
        this.talk = talk;
    }

    @PostMapping(path = "/{intent}", produces = MediaType.APPLICATION_XML_VALUE)
    String answered(@PathVariable String intent, HttpServletRequest request) {
        IntentId id = receipts.intent(intent);
        receipts.take(id, signed.ofFirst(request, urls.says(id)), ANSWERED);
        CallUnderWay call = talk.of(id);
        List<Language> wanted = talk.languages(call);
        if (call.over()) {
            return TwiMl.say(talk.speech().say(CallWords.OVER, wanted));
        }
        return TwiMl.ask(
                talk.speech().alert(wanted, call.language(), call.spoken(), () -> talk.elsewhere(call)), urls.key(id));
    }

    @PostMapping(path = "/{intent}/key", produces = MediaType.APPLICATION_XML_VALUE)
    String pressed(@PathVariable String intent, HttpServletRequest request) {
        IntentId id = receipts.intent(intent);
        Map<String, String> form = signed.ofFirst(request, urls.key(id));
        receipts.take(id, form, ANSWERED);
        CallUnderWay call = talk.of(id);
        Optional<Answer> answer = AlertReplies.digitIn(form.getOrDefault("Digits", ""));
        if (answer.isEmpty()) {
            return TwiMl.again(urls.says(id));
        }
        talk.replies().pressed(form.getOrDefault("CallSid", ""), call.person(), call.alert(), answer.get());
        return TwiMl.say(talk.speech().say(AlertReplies.spokenThanks(answer.get()), talk.languages(call)));
    }

    @PostMapping("/{intent}/status")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void status(@PathVariable String intent, HttpServletRequest request) {
        IntentId id = receipts.intent(intent);
        Map<String, String> form = signed.ofFirst(request, urls.status(id));
        receipts.take(id, form, form.getOrDefault("CallStatus", ""));
    }

    /// Where a call's state goes; whatever is not of a call of ours is refused with the same answer.
    @org.springframework.stereotype.Component
    record Receipts(CallbackInbox inbox, CallbackWorker worker, ReceiptMeters meters) {

        IntentId intent(String given) {
            IntentId id = IntentId.orNull(given);
            if (id == null) {
                throw meters.refused(Channel.VOICE, SignedForm.refused());
            }
            return id;
        }

        void take(IntentId id, Map<String, String> form, String status) {
            String sid = form.getOrDefault("CallSid", "");
            String code = form.getOrDefault("ErrorCode", "");
            boolean sound = SID.matcher(sid).matches()
                    && STATUS.matcher(status).matches()
                    && (code.isEmpty() || CODE.matcher(code).matches());
            if (!sound
                    || !inbox.store(
                            new Callback(CALLS, id, sid, status, code.isEmpty() ? 0 : Integer.parseInt(code)))) {
                throw meters.refused(Channel.VOICE, SignedForm.refused());
            }
            meters.taken(Channel.VOICE);
            worker.wake();
        }
    }

    /// What is said, and what becomes of the answer.
    @org.springframework.stereotype.Component
    record Talk(CallsUnderWay calls, LiveAlerts liveAlerts, Enrolment enrolment, Speech speech, AlertReplies replies) {

        CallUnderWay of(IntentId id) {
            return calls.of(id).orElseThrow(SignedForm::refused);
        }

        /// What others are told of the same alert.
        Map<Language, Spoken> elsewhere(CallUnderWay call) {
            return liveAlerts.words(call.alert().alert());
        }

        /// Their own list, else the language that was chosen for them.
        List<Language> languages(CallUnderWay call) {
            List<Language> own = enrolment.languagesOf(call.person());
            return own.isEmpty() ? List.of(call.language()) : own;
        }
    }
}
