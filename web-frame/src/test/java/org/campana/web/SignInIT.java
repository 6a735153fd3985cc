package org.campana.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

class SignInIT extends OnRealPort {

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Environment environment;

    @Test
    void strangerOnAPageIsLedToTheSignInPage() {
        HttpResponse<String> response = browser().get("/desk");

        assertThat(response.statusCode()).isEqualTo(302);
        assertThat(response.headers().firstValue("Location")).contains("/sign-in");
        assertThat(browser().get("/sign-in").body()).contains("There are no passwords");
    }

    @Test
    void scriptOfAStrangerIsToldToMoveTheWholePage() {
        HttpResponse<String> response = browser().with("HX-Request", "true").get("/desk");

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("HX-Redirect")).contains("/sign-in");
    }

    @Test
    void openingALinkUsesNothingUpAndPressingItsButtonDoes() {
        String link = links.issue(person(), Duration.ofMinutes(5));
        browser().get(link);
        browser().get(link);

        Visitor ana = browser();
        HttpResponse<String> pressed = ana.form(link, link, Map.of());

        assertThat(pressed.statusCode()).isEqualTo(303);
        assertThat(pressed.headers().firstValue("Location")).contains("/desk");
        assertThat(ana.get("/desk").body()).contains("Ana Example", "Sign out");
        assertThat(browser().get(link).statusCode()).isEqualTo(410);
    }

    @Test
    void linkSignsInOnceEvenIfPressedByManyAtOnce() throws InterruptedException, ExecutionException {
        String link = links.issue(person(), Duration.ofMinutes(5));
        List<Callable<Integer>> presses = IntStream.range(0, 8)
                .mapToObj(number -> {
                    Visitor visitor = browser();
                    String token = Visitor.token(visitor.get(link).body());
                    return (Callable<Integer>)
                            () -> visitor.form(link, Map.of("_csrf", token)).statusCode();
                })
                .toList();

        int signedIn = 0;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> press : threads.invokeAll(presses)) {
                signedIn += press.get() == 303 ? 1 : 0;
            }
        }

        assertThat(signedIn).isEqualTo(1);
    }

    @Test
    void linkThatIsTooOldOrInventedSignsNobodyIn() {
        String old = links.issue(person(), Duration.ofMinutes(5));
        jdbc.sql("update access.sign_in_link set expires_at = now() - interval '1 second' where used_at is null")
                .update();

        assertThat(browser().get(old).statusCode()).isEqualTo(410);
        assertThat(browser().get("/sign-in/" + "A".repeat(43)).statusCode()).isEqualTo(410);
        assertThat(browser().get("/sign-in/short").statusCode()).isEqualTo(410);
        Visitor visitor = browser();
        assertThat(visitor.form("/report", old, Map.of()).statusCode()).isEqualTo(410);
        assertThat(visitor.get("/desk").statusCode()).isEqualTo(302);
    }

    @Test
    void linkLeadsWhereItsMakerWanted() {
        String link = links.issue(person(), Duration.ofMinutes(5), "/gallery");

        assertThat(browser().form(link, link, Map.of()).headers().firstValue("Location"))
                .contains("/gallery");
    }

    @Test
    void tokenIsStoredAsAHashOnly() {
        String token = links.issue(person(), Duration.ofMinutes(5)).substring("/sign-in/".length());
        String key = keys.issue(person(), Duration.ofMinutes(5));

        String rows = jdbc.sql("select string_agg(l::text, ' ') from access.sign_in_link l")
                        .query(String.class)
                        .single()
                + jdbc.sql("select string_agg(k::text, ' ') from access.api_key k")
                        .query(String.class)
                        .single();

        assertThat(rows).doesNotContain(token, key, key.substring("cmp_".length()));
    }

    @Test
    void sessionGetsANewIdAtSignIn() {
        Visitor ana = signedIn();
        String before = ana.cookies.get("sid");
        String link = links.issue(person(), Duration.ofMinutes(5));

        ana.form(link, link, Map.of());

        assertThat(before).isNotNull();
        assertThat(ana.cookies.get("sid")).isNotNull().isNotEqualTo(before);
        assertThat(browser().with("Cookie", "sid=" + before).get("/desk").statusCode())
                .isEqualTo(302);
    }

    @Test
    void visitorWhoSignsInNowhereCostsNoSession() {
        int before = sessions();

        browser().form("/report", "/report", Map.of("note", "x"));

        assertThat(sessions()).isEqualTo(before);
    }

    @Test
    void signOutEndsTheSession() {
        Visitor ana = signedIn();
        String sid = ana.cookies.get("sid");

        HttpResponse<String> out = ana.form("/desk", "/sign-out", Map.of());

        assertThat(out.headers().firstValue("Location")).contains("/sign-in?out");
        assertThat(browser().with("Cookie", "sid=" + sid).get("/desk").statusCode())
                .isEqualTo(302);
    }

    @Test
    void revokedPersonIsOutOnTheNextRequest() {
        Person ana = new Person(UUID.randomUUID(), "Ana Example", Set.of());
        Visitor visitor = browser();
        String link = links.issue(ana, Duration.ofMinutes(5));
        visitor.form(link, link, Map.of());
        String second = links.issue(ana, Duration.ofMinutes(5));
        assertThat(visitor.get("/desk").statusCode()).isEqualTo(200);

        links.revokeAll(ana.id());

        assertThat(visitor.get("/desk").statusCode()).isEqualTo(302);
        assertThat(browser().get(second).statusCode()).isEqualTo(410);
    }

    @Test
    void sessionEndsAfterTwelveHoursHoweverBusy() {
        Visitor ana = signedIn();
        jdbc.sql("update access.spring_session set creation_time = creation_time - 12 * 3600 * 1000 - 1000")
                .update();

        assertThat(ana.get("/desk").statusCode()).isEqualTo(302);
    }

    @Test
    void sessionEndsAfterAQuarterOfAnHourWithoutUse() {
        signedIn();

        assertThat(jdbc.sql("select distinct max_inactive_interval from access.spring_session")
                        .query(Integer.class)
                        .list())
                .containsExactly(15 * 60);
    }

    @Test
    void sessionSurvivesARestartAndHoldsOnEveryNode() {
        Visitor ana = signedIn();

        try (ConfigurableApplicationContext second = new SpringApplication(SampleApplication.class)
                .run(
                        "--server.port=0",
                        "--spring.datasource.url=" + environment.getRequiredProperty("spring.datasource.url"),
                        "--spring.datasource.username=" + environment.getRequiredProperty("spring.datasource.username"),
                        "--spring.datasource.password="
                                + environment.getRequiredProperty("spring.datasource.password"))) {
            int other = ((WebServerApplicationContext) second).getWebServer().getPort();
            Visitor there = Visitor.browser(other);
            there.cookies.putAll(ana.cookies);

            assertThat(there.get("/desk").body()).contains("Ana Example");
        }
    }

    @Test
    void roleThatIsNotHeldIsRefusedWithAPage() {
        HttpResponse<String> response = signedIn(Role.VERIFIER).get("/desk/settings");

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.body()).contains("<h1>This is not yours to do</h1>");
        assertThat(signedIn(Role.NETWORK_ADMIN).get("/desk/settings").statusCode())
                .isEqualTo(200);
    }

    @Test
    void homeAddressLeadsStrangersToTheReportAndOthersToTheDesk() {
        assertThat(browser().get("/").headers().firstValue("Location")).contains("/report");
        assertThat(signedIn().get("/").headers().firstValue("Location")).contains("/desk");
    }

    private int sessions() {
        return jdbc.sql("select count(*) from access.spring_session")
                .query(Integer.class)
                .single();
    }
}
