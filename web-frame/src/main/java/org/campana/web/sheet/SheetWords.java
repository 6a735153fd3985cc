package org.campana.web.sheet;

import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;

/// The words of a report for those who have no page: the answer of an API.
public final class SheetWords {

    private final MessageSource messages;

    public SheetWords(MessageSource messages) {
        this.messages = messages;
    }

    /// What is wrong, in English, as everything on `/api`.
    public List<Said> of(List<SheetProblem> problems) {
        return problems.stream()
                .map(problem -> new Said(
                        problem.kind(),
                        problem.line(),
                        problem.column(),
                        say(problem.what(), problem),
                        say(problem.fix(), problem)))
                .toList();
    }

    private String say(String key, SheetProblem problem) {
        return messages.getMessage(key, problem.arguments().toArray(), Locale.ENGLISH);
    }

    /// One problem in words.
    ///
    /// @param line 0 when it is no matter of one row
    /// @param column empty when it is no matter of one column
    public record Said(SheetProblem.Kind kind, long line, String column, String what, String fix) {}
}
