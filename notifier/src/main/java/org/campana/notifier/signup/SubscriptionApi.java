package org.campana.notifier.signup;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.campana.events.Channel;
import org.campana.notifier.address.PushSubscription;
import org.campana.notifier.channel.push.PushSettings;
import org.campana.web.Problem;
import org.campana.web.Token;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// `/api/v1/subscriptions`: join, confirm, leave, for programs and for the script of the join page. Open to everyone.
@RestController
class SubscriptionApi {

    private final WishCheck check;
    private final Doors doors;
    private final Words words;
    private final LeaveLinks links;
    private final PushSettings push;

    SubscriptionApi(WishCheck check, Doors doors, Words words, LeaveLinks links, PushSettings push) {
        this.check = check;
        this.doors = doors;
        this.words = words;
        this.links = links;
        this.push = push;
    }

    /// 202 and a token, whoever's number it is.
    @PostMapping("/api/v1/subscriptions")
    ResponseEntity<Accepted> ask(@RequestBody Asked asked, HttpServletRequest request, Locale page) {
        Wish wish =
                check.wish(Collections.singletonList(asked.school()), asked.languages(), asked.way(), asked.hours());
        Network network = Network.of(request.getRemoteAddr());
        Push device = asked.push();
        if ((device == null) == (asked.number() == null)) {
            throw Problem.of(
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            "number-or-push",
                            "Say how to reach you",
                            "Either a number or the push subscription of a device is needed.")
                    .field("number")
                    .fix("Send number or push, one of the two");
        }
        Token token = device == null
                ? doors.byNumber().ask(WishCheck.number(asked.number()), wish, network)
                : doors.byDevice().join(device(device), wish, network, words.proof(page, Channel.PUSH, null));
        return ResponseEntity.accepted().body(new Accepted(token.clear(), device == null));
    }

    @PostMapping("/api/v1/subscriptions/confirmation")
    Confirmed confirm(@RequestBody Code code, Locale page) {
        return switch (doors.confirmation().confirm(code.token(), code.code(), page)) {
            case Confirmation.Joined joined ->
                new Confirmed(joined.link().clear(), "/leave/" + joined.link().clear());
            case Confirmation.Refused refused ->
                throw Problem.of(
                                HttpStatus.UNPROCESSABLE_CONTENT,
                                "code-refused",
                                "The code does not fit",
                                "It is wrong, too old, used already or was tried too often.")
                        .field("code")
                        .fix("Send the six digits of the newest text, or ask for a new one 10 minutes after it");
            case Confirmation.OnAnotherList other ->
                throw Problem.of(
                                HttpStatus.CONFLICT,
                                "on-another-list",
                                "This number gets alerts already",
                                "It is on a list of staff, and a number is on one list.")
                        .field("number")
                        .fix("Nothing more to do; to change it, ask your network's administrator");
        };
    }

    /// 204 for every token, whoever's link it is or was.
    @DeleteMapping("/api/v1/subscriptions/{token}")
    ResponseEntity<Void> leave(@PathVariable String token, Locale page) {
        Token.read(token).ifPresent(link -> links.leaveAll(link, page));
        return ResponseEntity.noContent().build();
    }

    private PushSubscription device(Push asked) {
        Keys keys = asked.keys();
        if (push.vapidPublicKey().isEmpty()) {
            throw refused("push", "Notices without a number are not offered here yet.", "Join with a number");
        }
        if (asked.endpoint() == null || keys == null || keys.p256dh() == null || keys.auth() == null) {
            throw refused(
                    "push", "The push subscription is not complete.", "Send endpoint, keys.p256dh and keys.auth of it");
        }
        try {
            return PushSubscription.of(asked.endpoint(), keys.p256dh(), keys.auth(), push.services());
        } catch (IllegalArgumentException rule) {
            throw refused("push", rule.getMessage() + ".", "Send what the browser's PushManager gave, unchanged");
        }
    }

    private static Problem refused(String field, String what, String fix) {
        return Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "push-refused", "This device cannot join", what)
                .field(field)
                .fix(fix);
    }

    /// A request to join.
    ///
    /// @param number or
    /// @param push one of the two
    /// @param way `TEXT`, `CALL` or `BOTH`, with a number; null for `TEXT`
    /// @param hours `SCHOOL` or `ANY`; null for no choice, which is `SCHOOL` unless they chose before
    record Asked(
            @Nullable String school,
            @Nullable List<@Nullable String> languages,
            @Nullable String number,
            @Nullable Push push,
            @Nullable String way,
            @Nullable String hours) {

        @Override
        public String toString() {
            return "Asked[not shown]";
        }
    }

    /// A PushSubscription as browsers write it in JSON (W3C Push API).
    record Push(
            @Nullable String endpoint,
            @Nullable Long expirationTime,
            @Nullable Keys keys) {

        @Override
        public String toString() {
            return "Push[not shown]";
        }
    }

    record Keys(@Nullable String p256dh, @Nullable String auth) {

        @Override
        public String toString() {
            return "Keys[not shown]";
        }
    }

    /// Taken.
    ///
    /// @param token to confirm with, or for a device to leave with
    /// @param confirmation whether a code is needed
    record Accepted(String token, boolean confirmation) {}

    record Code(@Nullable String token, @Nullable String code) {

        @Override
        public String toString() {
            return "Code[not shown]";
        }
    }

    /// On the list.
    ///
    /// @param token to leave with
    /// @param leave the page to leave by
    record Confirmed(String token, String leave) {}
}
