package org.campana.notifier.signup;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.campana.notifier.address.PhoneNumber;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/// Nobody learns from the web door whether a number is new, known, on the list or off it.
class SameAnswerIT extends WithWebDoor {

    private Map<String, PhoneNumber> numbers() {
        Map<String, PhoneNumber> numbers = new LinkedHashMap<>();
        for (String kind : List.of("new", "enrolled", "left", "asked a day ago")) {
            numbers.put(kind, freshNumber());
        }
        family(numbers.get("enrolled"));
        family(numbers.get("left"));
        stop(numbers.get("left"));
        signUp.ask(numbers.get("asked a day ago"), LINCOLN_IN_ENGLISH, freshNetwork());
        jdbc.sql("delete from notify.sign_up_asked").update();
        return numbers;
    }

    @Test
    void everyNumberIsAnsweredByTheSamePage() {
        List<String> pages = new ArrayList<>();
        numbers().values().forEach(number -> {
            HttpResponse<String> answer =
                    family.form("/join/lincoln", Map.of("first", "en", "second", "", "number", number.e164()));
            String page = WebDoor.location(answer);
            pages.add(answer.statusCode() + " "
                    + page.replaceFirst("[A-Za-z0-9_-]{43}$", "TOKEN") + answer.body()
                    + family.get(page).body().replaceFirst("name=\"_csrf\" value=\"[^\"]+\"", "CSRF"));
        });

        assertThat(pages).hasSize(4).allMatch(pages.getFirst()::equals);
    }

    @Test
    void everyNumberIsAnsweredByTheSameJson() {
        List<String> answers = new ArrayList<>();
        numbers().values().forEach(number -> {
            HttpResponse<String> answer = family.json(
                    "/api/v1/subscriptions",
                    "{\"school\":\"lincoln\",\"languages\":[\"en\"],\"number\":\"" + number.e164() + "\"}");
            answers.add(answer.statusCode() + answer.body().replaceFirst("[A-Za-z0-9_-]{43}", "TOKEN"));
        });

        assertThat(answers).hasSize(4).containsOnly("202{\"token\":\"TOKEN\",\"confirmation\":true}");
    }

    @Test
    void everyNumberCostsTheSameStatements() {
        List<List<String>> statements = new ArrayList<>();
        numbers()
                .values()
                .forEach(number ->
                        statements.add(statementsOf(() -> signUp.ask(number, LINCOLN_IN_ENGLISH, freshNetwork()))));

        assertThat(statements.getFirst()).hasSizeGreaterThan(8);
        assertThat(statements).allMatch(statements.getFirst()::equals);
    }

    private static List<String> statementsOf(Runnable step) {
        Logger jdbcLog = (Logger) LoggerFactory.getLogger(JdbcTemplate.class);
        Thread mine = Thread.currentThread();
        ListAppender<ILoggingEvent> heard = new ListAppender<>() {
            @Override
            protected void append(ILoggingEvent event) {
                if (Thread.currentThread() == mine) {
                    super.append(event);
                }
            }
        };
        Level before = jdbcLog.getLevel();
        boolean additive = jdbcLog.isAdditive();
        heard.start();
        jdbcLog.addAppender(heard);
        jdbcLog.setAdditive(false);
        jdbcLog.setLevel(Level.DEBUG);
        try {
            step.run();
        } finally {
            jdbcLog.setLevel(before);
            jdbcLog.setAdditive(additive);
            jdbcLog.detachAppender(heard);
        }
        return heard.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }
}
