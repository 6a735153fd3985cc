package org.campana.web;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/// A refusal that says what is wrong, where, and what to do (RFC 9457). Thrown anywhere below a controller; shown
/// as `application/problem+json` on `/api`, as a page to a browser.
///
/// Write title, detail and fix as plain sentences and never repeat in them what was submitted: it can be a number,
/// a name or a reporter's words.
public final class Problem extends RuntimeException {

    private static final long serialVersionUID = 1;
    private static final Pattern SLUG = Pattern.compile("[a-z][a-z0-9-]{1,59}");

    private final HttpStatus status;
    private final String slug;
    private final String title;
    private final LinkedHashMap<String, String> members = new LinkedHashMap<>();
    private final LinkedHashMap<String, String> headers = new LinkedHashMap<>();
    private @Nullable String field;
    private @Nullable String fix;

    private Problem(HttpStatus status, String slug, String title, String detail) {
        // An expected answer, not a fault: a stack trace would only cost time.
        super(detail, null, false, false);
        if (!SLUG.matcher(slug).matches()) {
            throw new IllegalArgumentException("slug must be lower-case words with hyphens but is " + slug);
        }
        this.status = status;
        this.slug = slug;
        this.title = title;
    }

    /// A problem of one kind, this time.
    ///
    /// @param status 4xx or 5xx
    /// @param slug stable name of this kind of problem; its page is `/problems/{slug}`
    /// @param title the kind in a few words, the same for every occurrence
    /// @param detail what happened this time, one or two sentences
    public static Problem of(HttpStatus status, String slug, String title, String detail) {
        return new Problem(status, slug, title, detail);
    }

    /// Names the field at fault by its path in the request, such as `place.schoolId`.
    public Problem field(String path) {
        field = path;
        return this;
    }

    /// What to do next, as an instruction: "Use one of GET /api/v1/schools".
    public Problem fix(String instruction) {
        fix = instruction;
        return this;
    }

    /// A further member of the JSON form, such as `claimedUntil` of a conflict.
    public Problem with(String member, String value) {
        members.put(member, value);
        return this;
    }

    /// When another try makes sense (header `Retry-After`, whole seconds, at least one).
    public Problem retryAfter(Duration wait) {
        return header(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, wait.toSeconds())));
    }

    Problem header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /// The HTTP status.
    public HttpStatus status() {
        return status;
    }

    /// The stable name of this kind of problem.
    public String slug() {
        return slug;
    }

    /// The kind in a few words.
    public String title() {
        return title;
    }

    /// What happened this time.
    public String detail() {
        String detail = getMessage();
        return detail == null ? title : detail;
    }

    /// The path of the field at fault, if one is.
    public Optional<String> field() {
        return Optional.ofNullable(field);
    }

    /// What to do next, if there is something.
    public Optional<String> fix() {
        return Optional.ofNullable(fix);
    }

    Map<String, String> members() {
        return members;
    }

    Map<String, String> headers() {
        return headers;
    }
}
