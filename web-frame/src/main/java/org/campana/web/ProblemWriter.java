package org.campana.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/// Gives a problem the form its reader wants: JSON for programs, a page for browsers.
final class ProblemWriter {

    /// Where a problem waits for [ErrorPages], which draws it after the container's error dispatch.
    static final String ATTRIBUTE = "org.campana.web.problem";

    private static final List<String> MACHINES = List.of("/api/", "/webhooks/", "/carrier/");

    private final JsonMapper json;

    ProblemWriter(JsonMapper json) {
        this.json = json;
    }

    /// For filters: answers at once with JSON, or leaves the page to the error dispatch.
    void write(HttpServletRequest request, HttpServletResponse response, Problem problem) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        if (wantsPage(request, request.getRequestURI())) {
            request.setAttribute(ATTRIBUTE, problem);
            response.sendError(problem.status().value());
        } else {
            writeJson(response, problem);
        }
    }

    void writeJson(HttpServletResponse response, Problem problem) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        // Drops half a body and its Content-Type; the security headers are already set and stay.
        response.resetBuffer();
        head(response, problem);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        json.writeValue(response.getOutputStream(), body(problem));
    }

    void head(HttpServletResponse response, Problem problem) {
        response.setStatus(problem.status().value());
        problem.headers().forEach(response::setHeader);
    }

    /// A browser says that it takes HTML; under a machine's path nobody gets a page.
    static boolean wantsPage(HttpServletRequest request, String path) {
        if (MACHINES.stream().anyMatch(path::startsWith)) {
            return false;
        }
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        if (accept == null) {
            return true;
        }
        try {
            List<MediaType> types = MediaType.parseMediaTypes(accept);
            return types.isEmpty() || types.stream().anyMatch(type -> type.includes(MediaType.TEXT_HTML));
        } catch (InvalidMediaTypeException unreadable) {
            return true;
        }
    }

    static Map<String, Object> body(Problem problem) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "/problems/" + problem.slug());
        body.put("title", problem.title());
        body.put("status", problem.status().value());
        body.put("detail", problem.detail());
        // Names this occurrence. Not the path, which can hold what somebody submitted.
        body.put(
                "instance",
                "urn:uuid:"
                        + problem.members().getOrDefault("id", UUID.randomUUID().toString()));
        problem.field().ifPresent(field -> body.put("field", field));
        problem.fix().ifPresent(fix -> body.put("fix", fix));
        problem.members().forEach(body::putIfAbsent);
        return body;
    }
}
