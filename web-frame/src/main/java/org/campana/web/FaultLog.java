package org.campana.web;

import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.thymeleaf.exceptions.TemplateProcessingException;

/// Logs what nobody expected: the types and places of the failure and never its messages, because a driver's message
/// quotes rows and a parser's quotes the request. Who asked gets an id that leads to the line.
final class FaultLog {

    private static final Logger log = LoggerFactory.getLogger(FaultLog.class);
    private static final int NEAREST = 4;

    private FaultLog() {}

    static Problem unavailable(Throwable thrown) {
        log.atWarn().addKeyValue("cause", trace(thrown)).log("request refused, something it needs is away");
        return KnownProblems.unavailable();
    }

    static Problem fault(Throwable thrown) {
        String id = UUID.randomUUID().toString();
        log.atError()
                .addKeyValue("faultId", id)
                .addKeyValue("cause", trace(thrown))
                .log("request failed");
        return KnownProblems.fault(id);
    }

    private static String trace(Throwable thrown) {
        StringBuilder trace = new StringBuilder();
        Throwable current = thrown;
        for (int depth = 0; current != null && depth < 5; depth++, current = current.getCause()) {
            trace.append(depth == 0 ? "" : " caused by ")
                    .append(current.getClass().getName())
                    .append(place(current))
                    .append(frames(current.getStackTrace()));
        }
        return trace.toString();
    }

    /// Where it broke, and every step of ours on the way there.
    private static String frames(StackTraceElement[] trace) {
        return IntStream.range(0, trace.length)
                .filter(index -> index < NEAREST || trace[index].getClassName().startsWith("org.campana."))
                .mapToObj(index -> trace[index].toString())
                .collect(Collectors.joining(" < ", " at ", ""));
    }

    /// Which template and line: a file of ours, never what was drawn into it.
    private static String place(Throwable thrown) {
        return thrown instanceof TemplateProcessingException template
                ? " in " + template.getTemplateName() + " line " + template.getLine()
                : "";
    }
}
