package org.campana.web;

import java.time.Duration;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/// The problems that belong to no module, each in one place with its words.
final class KnownProblems {

    private KnownProblems() {}

    static Problem notFound() {
        return Problem.of(
                        HttpStatus.NOT_FOUND,
                        "not-found",
                        "There is nothing here",
                        "The address leads to nothing, or to something that is gone.")
                .fix("Check the address, or start again from the home page");
    }

    static Problem wrongMethod(Set<String> allowed) {
        String methods = String.join(", ", allowed);
        return Problem.of(
                        HttpStatus.METHOD_NOT_ALLOWED,
                        "wrong-method",
                        "This address does not do that",
                        "The address exists, but not for this HTTP method.")
                .fix("Use " + methods)
                .header(HttpHeaders.ALLOW, methods);
    }

    static Problem notSignedIn(String path) {
        Problem problem = Problem.of(
                HttpStatus.UNAUTHORIZED, "not-signed-in", "You are not signed in", "This needs to know who is asking.");
        return path.startsWith("/api/")
                ? problem.fix("Send the header Authorization: Bearer with your API key")
                        .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                : problem.fix("Sign in at " + Refusals.SIGN_IN);
    }

    static Problem keyRefused() {
        return Problem.of(
                        HttpStatus.UNAUTHORIZED,
                        "key-refused",
                        "The API key is not accepted",
                        "The key is unknown, too old or revoked.")
                .fix("Send Authorization: Bearer with a key that starts with cmp_, or ask for a new one")
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
    }

    static Problem wrongRole() {
        return Problem.of(
                        HttpStatus.FORBIDDEN,
                        "wrong-role",
                        "This is not yours to do",
                        "You are signed in, but none of your roles allows this.")
                .fix("Ask your network's administrator if you should be able to");
    }

    static Problem formExpired() {
        return Problem.of(
                        HttpStatus.FORBIDDEN,
                        "form-expired",
                        "This form is too old",
                        "The page was open for too long or was opened elsewhere. Nothing was done.")
                .fix("Go back, load the page again and send the form once more");
    }

    static Problem tooLarge() {
        return Problem.of(
                        HttpStatus.CONTENT_TOO_LARGE,
                        "too-large",
                        "That is too much at once",
                        "The request is larger than is accepted here.")
                .fix("Send at most 64 KiB, or a file of at most 2 MiB where one is asked for");
    }

    static Problem unreadableRequest() {
        return Problem.of(
                        HttpStatus.BAD_REQUEST,
                        "unreadable-request",
                        "The request cannot be read",
                        "Its address, headers or body break the rules of HTTP.")
                .fix("Check the address and send it again");
    }

    static Problem unavailable() {
        return Problem.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "unavailable",
                        "Not available right now",
                        "Something this needs is not answering. Take it as not done.")
                .fix("Try again in a few seconds; the same Idempotency-Key keeps it from happening twice")
                .retryAfter(Duration.ofSeconds(5));
    }

    static Problem fault(String id) {
        return Problem.of(
                        HttpStatus.INTERNAL_SERVER_ERROR,
                        "fault",
                        "Something went wrong on our side",
                        "It was not your doing. It is logged under the id " + id + ".")
                .fix("Try once more; if it stays, tell the operator the id")
                .with("id", id);
    }

    static Problem ofStatus(HttpStatus status) {
        return Problem.of(
                status,
                "http-" + status.value(),
                status.getReasonPhrase(),
                "The request was answered with HTTP status " + status.value() + ".");
    }
}
