package org.campana.notifier.receipt;

import static org.campana.notifier.channel.Channel.FIRST;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.campana.events.Channel;
import org.campana.notifier.channel.sms.SmsAccounts;
import org.campana.web.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/// Reads a form that the carrier of one of our accounts signed, and refuses every other. Beyond the signature: each
/// name once, nothing in the address, the account whose signature it is, and no name that is a piece of one we act on,
/// because a signature without separators lets a forger move the border between a name and its value. What it
/// refuses is counted.
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

    private final SmsAccounts accounts;
    private final ReceiptMeters meters;

    SignedForm(SmsAccounts accounts, ReceiptMeters meters) {
        this.accounts = accounts;
        this.meters = meters;
    }

    /// What the first account signed, who alone calls people and is called.
    ///
    /// @throws Problem as of [#read]
    Map<String, String> ofFirst(HttpServletRequest request, String url) {
        Signed signed = read(request, url, Channel.VOICE);
        if (!FIRST.equals(signed.account())) {
            throw meters.refused(Channel.VOICE, refused());
        }
        return signed.form();
    }

    /// @param url the public address of what was called, from our configuration
    /// @throws Problem 403, the same whatever is wrong
    Signed read(HttpServletRequest request, String url) {
        return read(request, url, Channel.SMS);
    }

    private Signed read(HttpServletRequest request, String url, Channel channel) {
        String signed = request.getHeader("X-Twilio-Signature");
        Map<String, String[]> params = request.getParameterMap();
        boolean plain =
                request.getQueryString() == null && params.values().stream().allMatch(each -> each.length == 1);
        if (signed == null || !plain) {
            throw meters.refused(channel, refused());
        }
        Map<String, String> form =
                params.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue()[0]));
        Optional<String> account = accounts.signer(form.get("AccountSid"), url, form, signed);
        if (account.isEmpty()
                || !API_VERSION.equals(form.getOrDefault("ApiVersion", API_VERSION))
                || form.keySet().stream().anyMatch(SignedForm::shifted)) {
            throw meters.refused(channel, refused());
        }
        return new Signed(account.get(), form);
    }

    /// Who says what.
    ///
    /// @param account ours, by name
    record Signed(String account, Map<String, String> form) {}

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
