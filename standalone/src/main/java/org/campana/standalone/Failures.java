package org.campana.standalone;

import java.util.ArrayList;
import java.util.List;
import org.campana.embedded.EmbeddedStartException;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.ConfigurationPropertiesBindException;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.io.support.SpringFactoriesLoader;

/// From whatever was thrown to one cause and one fix. The stack trace goes to the log, never to the terminal.
final class Failures {

    private Failures() {}

    static CannotGoOn explain(Throwable failure) {
        List<Throwable> chain = chainOf(failure);
        for (Throwable link : chain) {
            switch (link) {
                case CannotGoOn known -> {
                    return known;
                }
                case EmbeddedStartException embedded -> {
                    return new CannotGoOn(ExitCode.DATA_UNUSABLE, embedded.problem(), embedded.fix());
                }
                case PortInUseException port -> {
                    return new CannotGoOn(
                            ExitCode.PORT_BUSY,
                            "port " + port.getPort() + " is in use by another program.",
                            "stop that program, or choose another port with --port.");
                }
                default -> {}
            }
        }
        CannotGoOn analyzed = analyzed(failure);
        if (analyzed != null) {
            return analyzed;
        }
        LoggerFactory.getLogger(Failures.class).error("campana ended by a failure", failure);
        return unknown(chain);
    }

    /// What Spring Boot's analyzers and our own know of it; those that need a running context are passed over.
    private static @Nullable CannotGoOn analyzed(Throwable failure) {
        SpringFactoriesLoader.FailureHandler passOver = (type, name, cause) -> {};
        for (FailureAnalyzer analyzer :
                SpringFactoriesLoader.forDefaultResourceLocation().load(FailureAnalyzer.class, null, passOver)) {
            FailureAnalysis analysis = analyzer.analyze(failure);
            if (analysis != null) {
                String action = analysis.getAction();
                return new CannotGoOn(
                        ExitCode.MISCONFIGURED,
                        oneLine(analysis.getDescription()),
                        action == null ? "docs/production.md lists every setting." : oneLine(action));
            }
        }
        return null;
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    private static CannotGoOn unknown(List<Throwable> chain) {
        Throwable root = chain.getLast();
        if (chain.stream().anyMatch(link -> String.valueOf(link.getMessage()).contains("No space left on device"))) {
            return new CannotGoOn(
                    ExitCode.NO_SPACE, "the disk is full.", "free some space and run this again; nothing was lost.");
        }
        if (chain.stream()
                .anyMatch(link ->
                        link instanceof BindException || link instanceof ConfigurationPropertiesBindException)) {
            return misconfigured(String.valueOf(root.getMessage()));
        }
        String log = System.getProperty("campana.log.file");
        return new CannotGoOn(
                ExitCode.FAILED,
                root.getClass().getSimpleName()
                        + (root.getMessage() == null ? "" : ": " + firstLine(root.getMessage())),
                log == null
                        ? "read the log above, mend the cause and run this again."
                        : "read " + log + " and run this again.");
    }

    private static CannotGoOn misconfigured(String what) {
        return new CannotGoOn(
                ExitCode.MISCONFIGURED,
                "a setting is missing or wrong: " + firstLine(what),
                "set it in the environment or the configuration file; docs/production.md lists every one.");
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }

    private static List<Throwable> chainOf(Throwable failure) {
        List<Throwable> chain = new ArrayList<>();
        for (Throwable link = failure; link != null && !chain.contains(link); link = link.getCause()) {
            chain.add(link);
        }
        return chain;
    }
}
