package org.campana.notifier.receipt;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.campana.notifier.channel.sms.TwilioSettings;
import org.campana.notifier.channel.sms.TwilioSignature;
import org.campana.web.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/// Reads a form that Twilio signed, and refuses every other. Beyond the signature: each name once, nothing in
/// the address, our own account, and no name that is a piece of one we act on, because a signature without
/// separators lets a forger move the border between a name and its value.
@Component
class SignedForm {

    private static final String API_VERSION = "2010-04-01";
    private static final Set<String> ACTED_ON = Set.of(
            "MessageSid",
            "MessageStatus",
            "AccountSid",
            "ErrorCode",
            "Body",
            "CallSid",
            "CallStatus",
            "Digits",
            "StirVerstat");
    private static final Set<String> ALIKE = Set.of("MessageSid", "MessageStatus", "ErrorCode", "ErrorMessage");

    private final TwilioSignature signature;
    private final String accountSid;

    SignedForm(TwilioSignature signature, TwilioSettings settings) {
        this.signature = signature;
        this.accountSid = settings.accountSid();
    }

    /// @param url the public address of what was called, from our configuration
    /// @throws Problem 403, the same whatever is wrong
    Map<String, String> read(HttpServletRequest request, String url) {
        String signed = request.getHeader("X-Twilio-Signature");
        Map<String, String[]> params = request.getParameterMap();
        boolean plain =
                request.getQueryString() == null && params.values().stream().allMatch(each -> each.length == 1);
        if (signed == null || !plain) {
            throw refused();
        }
        Map<String, String> form =
                params.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue()[0]));
        if (!signature.valid(url, form, signed)
                || !accountSid.equals(form.get("AccountSid"))
                || !API_VERSION.equals(form.getOrDefault("ApiVersion", API_VERSION))
                || form.keySet().stream().anyMatch(SignedForm::shifted)) {
            throw refused();
        }
        return form;
    }

    /// `ErrorCode3` for `ErrorCode`, or `ErrorCod` for it.
    private static boolean shifted(String name) {
        return !ALIKE.contains(name)
                && ACTED_ON.stream()
                        .anyMatch(ours -> !ours.equals(name) && (name.startsWith(ours) || ours.startsWith(name)));
    }

    static Problem refused() {
        return Problem.of(
                HttpStatus.FORBIDDEN,
                "webhook-refused",
                "This call is not from our carrier",
                "The call is not signed by the carrier for this address, or is not about us.");
    }
}
