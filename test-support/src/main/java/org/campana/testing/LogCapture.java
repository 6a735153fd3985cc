package org.campana.testing;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;

/// Everything that is logged while it is open, by whatever logger, as it would stand in a file: message, fields
/// and failures.
public final class LogCapture implements AutoCloseable {

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Keeper keeper = new Keeper();

    private LogCapture() {
        keeper.setContext(root.getLoggerContext());
        keeper.start();
        root.addAppender(keeper);
    }

    /// Listens from now on.
    public static LogCapture start() {
        return new LogCapture();
    }

    /// The lines so far.
    public List<String> lines() {
        return List.copyOf(lines);
    }

    /// All of it in one string, for "does not contain".
    public String text() {
        return String.join("\n", lines);
    }

    @Override
    public void close() {
        root.detachAppender(keeper);
        keeper.stop();
    }

    private final class Keeper extends AppenderBase<ILoggingEvent> {

        @Override
        protected void append(ILoggingEvent event) {
            StringBuilder line = new StringBuilder()
                    .append(event.getLevel() == null ? Level.INFO : event.getLevel())
                    .append(' ')
                    .append(event.getLoggerName())
                    .append(' ')
                    .append(event.getFormattedMessage());
            if (event.getKeyValuePairs() != null) {
                line.append(event.getKeyValuePairs().stream()
                        .map(pair -> " " + pair.key + "=" + pair.value)
                        .collect(Collectors.joining()));
            }
            event.getMDCPropertyMap()
                    .forEach((key, value) ->
                            line.append(' ').append(key).append('=').append(value));
            for (IThrowableProxy cause = event.getThrowableProxy(); cause != null; cause = cause.getCause()) {
                line.append(" | ").append(cause.getClassName()).append(": ").append(cause.getMessage());
            }
            lines.add(line.toString());
        }
    }
}
