package org.campana.dispatcher.wording;

import org.campana.web.Problem;
import org.springframework.http.HttpStatus;

/// What can be wrong with a request about a wording, each with what to do.
final class WordingProblems {

    private WordingProblems() {}

    static Problem unknown(String method) {
        return Problem.of(
                        HttpStatus.NOT_FOUND,
                        "unknown-wording",
                        "No such wording",
                        "This network has no wording of that name for that audience"
                                + (method.equals("GET") ? " in that language." : "."))
                .field("name")
                .fix("Use a name and an audience of GET /api/v1/wordings, such as agents-near-school and FAMILIES.");
    }

    static Problem language() {
        return Problem.of(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "invalid-wording",
                        "The language is not one",
                        "A language is a BCP 47 tag.")
                .field("language")
                .fix("Use a tag such as es, zh-Hans or mam.");
    }

    static Problem missing(String field) {
        return Problem.of(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "invalid-wording",
                        "Something is missing",
                        "The field " + field + " is missing.")
                .field(field)
                .fix("Send audience and text, and a state for a review.");
    }

    static Problem text(String finding) {
        return Problem.of(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "invalid-wording",
                        "The text cannot be used so",
                        "Wordings go to families at a bad moment, so some things may not stand in them.")
                .field("text")
                .fix(finding);
    }

    static Problem textChanged() {
        return Problem.of(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "wording-not-reviewed",
                        "The text is not the one that was read",
                        "A review is of exactly the newest text, and this is another one.")
                .field("state")
                .fix("Send the changed text without a state; somebody else reviews it then.");
    }

    static Problem notBack() {
        return Problem.of(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "invalid-wording",
                        "A review cannot be undone",
                        "What was reviewed stays reviewed.")
                .field("state")
                .fix("Send WITHDRAWN to take it out of use, or a changed text.");
    }

    static Problem ownWords() {
        return Problem.of(
                        HttpStatus.FORBIDDEN,
                        "second-person-needed",
                        "Somebody else must review it",
                        "Nobody reviews their own words.")
                .field("state")
                .fix("Ask another translator or network admin to send the same text with APPROVED.");
    }

    static Problem adminOnly() {
        return Problem.of(
                        HttpStatus.FORBIDDEN,
                        "role-needed",
                        "A network admin must withdraw it",
                        "Withdrawing takes a language out of use for live alerts.")
                .field("state")
                .fix("Ask a network admin, or send a better text.");
    }

    static Problem movedOn() {
        return Problem.of(
                        HttpStatus.CONFLICT,
                        "wording-moved-on",
                        "Somebody else changed it",
                        "The wording has a newer version than the one this request was about.")
                .field("text")
                .fix("Read it again and repeat what still holds.");
    }
}
