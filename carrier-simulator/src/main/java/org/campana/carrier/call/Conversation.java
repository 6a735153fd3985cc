package org.campana.carrier.call;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.campana.carrier.ledger.Heard;
import org.campana.carrier.phone.TwiMl;
import org.campana.carrier.webhook.WebhookAttempt;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/// One call from the moment somebody answered: does what the application's TwiML says, verb after verb, as Twilio does
/// (docs, "TwiML for Programmable Voice"). Knows Play, Say, Pause, Gather, Redirect, Hangup and Reject.
final class Conversation {

    /// More documents than this are a loop.
    private static final int MOST_DOCUMENTS = 20;

    private static final int USUAL_PATIENCE = 5;
    private static final Next OVER = new Next("", Map.of());

    private final Wire line;
    private final Listener listener;

    Conversation(Wire line, Listener listener) {
        this.line = line;
        this.listener = listener;
    }

    /// Talks until one of the two hangs up.
    void hold(String url) throws InterruptedException {
        Next next = new Next(url, Map.of());
        for (int document = 0; document < MOST_DOCUMENTS && !OVER.equals(next); document++) {
            WebhookAttempt answer = line.ask(next.url(), next.more());
            if (!answer.taken()) {
                String what = answer.httpStatus() == null ? answer.failure() : "http-" + answer.httpStatus();
                line.heard(new Heard.Fault(next.url(), String.valueOf(what)));
                return;
            }
            Optional<Element> response = TwiMl.response(answer.body());
            if (response.isEmpty()) {
                line.heard(new Heard.Fault(next.url(), "twiml"));
                return;
            }
            next = follow(response.get(), URI.create(next.url()));
        }
    }

    /// Where the call goes on.
    ///
    /// @param more fields beside those every question has
    private record Next(String url, Map<String, String> more) {}

    private Next follow(Element response, URI here) throws InterruptedException {
        for (Element verb : children(response)) {
            switch (verb.getTagName()) {
                case "Gather" -> {
                    Next chosen = gather(verb, here);
                    if (chosen != null) {
                        return chosen;
                    }
                }
                case "Redirect" -> {
                    return new Next(resolved(here, verb.getTextContent().strip()), Map.of());
                }
                case "Hangup", "Reject" -> {
                    return OVER;
                }
                default -> {
                    if (!heard(verb, here)) {
                        return OVER;
                    }
                }
            }
        }
        return OVER;
    }

    /// @return null when no key was pressed, and the next verb follows
    private @Nullable Next gather(Element gather, URI here) throws InterruptedException {
        for (Element verb : children(gather)) {
            if (!heard(verb, here)) {
                return OVER;
            }
        }
        String key = listener.key(number(gather.getAttribute("timeout"), USUAL_PATIENCE));
        if (key == null) {
            return null;
        }
        line.heard(new Heard.Key(key));
        String action = gather.getAttribute("action");
        return new Next(
                action.isEmpty() ? here.toString() : resolved(here, action),
                Map.of("Digits", key, "msg", "Gather End"));
    }

    /// @return false when the call cannot go on
    private boolean heard(Element verb, URI here) throws InterruptedException {
        int times = Math.max(1, number(verb.getAttribute("loop"), 1));
        for (int time = 0; time < times; time++) {
            Heard heard = switch (verb.getTagName()) {
                case "Say" ->
                    new Heard.Words(
                            verb.getTextContent().strip(),
                            verb.getAttribute("language").isEmpty() ? null : verb.getAttribute("language"));
                case "Play" ->
                    line.recording(
                            URI.create(resolved(here, verb.getTextContent().strip())));
                case "Pause" -> null;
                default -> new Heard.Fault(here.toString(), "verb " + verb.getTagName());
            };
            if (heard != null) {
                line.heard(heard);
            }
            if (heard instanceof Heard.Fault) {
                return false;
            }
            listener.listen(length(heard));
        }
        return true;
    }

    /// About fifteen letters a second are spoken, and a recording has 8,000 samples of two bytes a second.
    private static Duration length(@Nullable Heard heard) {
        return switch (heard) {
            case Heard.Words words -> Duration.ofSeconds(words.text().length()).dividedBy(15);
            case Heard.Clip clip -> Duration.ofSeconds(clip.bytes()).dividedBy(16_000);
            case null, default -> Duration.ZERO;
        };
    }

    private static String resolved(URI here, String address) {
        return here.resolve(address).toString();
    }

    private static int number(String text, int otherwise) {
        return text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : otherwise;
    }

    private static List<Element> children(Element parent) {
        List<Element> verbs = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element verb) {
                verbs.add(verb);
            }
        }
        return verbs;
    }
}
