package org.campana.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeadersIT extends OnRealPort {

    private static final Map<String, String> EVERYWHERE = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; media-src 'self';"
                    + " connect-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
            "X-Content-Type-Options",
            "nosniff",
            "Referrer-Policy",
            "no-referrer",
            "Cross-Origin-Opener-Policy",
            "same-origin");

    /// A page, a static file, the API with and without a key, a refusal by the firewall, nothing at all.
    @ParameterizedTest
    @ValueSource(
            strings = {"/report", "/frame/campana.css", "/api/v1/me", "/api/v1/sightings/open", "/a;b", "/nothing"})
    void everyAnswerCarriesTheSecurityHeaders(String path) {
        HttpResponse<String> response = browser().get(path);

        EVERYWHERE.forEach((name, value) ->
                assertThat(response.headers().allValues(name)).as(name).containsExactly(value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/report", "/api/v1/me", "/nothing", "/frame/nothing.css", "/sign-in"})
    void nothingButStaticFilesIsKeptByABrowser(String path) {
        assertThat(browser().get(path).headers().allValues("Cache-Control")).containsExactly("no-store");
    }

    @Test
    void pagesNameTheirFilesByContentSoThatABrowserMayKeepThem() {
        Matcher sheet = Pattern.compile("href=\"(/frame/campana-[0-9a-f]{32}\\.css)\"")
                .matcher(browser().get("/report").body());
        assertThat(sheet.find()).isTrue();

        HttpResponse<String> css = browser().get(sheet.group(1));

        assertThat(css.statusCode()).isEqualTo(200);
        assertThat(css.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).contains("max-age=31536000", "public"));
    }

    @Test
    void everyFileOfAPageComesFromHere() {
        String page = browser().get("/gallery").body();
        List<String> files = Pattern.compile("(?:src|href)=\"([^\"#?][^\"]*)\"")
                .matcher(page)
                .results()
                .map(result -> result.group(1))
                .filter(path -> path.contains("."))
                .toList();

        assertThat(files).hasSizeGreaterThanOrEqualTo(5).allMatch(path -> path.startsWith("/"));
        assertThat(files)
                .allSatisfy(path ->
                        assertThat(browser().get(path).statusCode()).as(path).isEqualTo(200));
    }

    @Test
    void pagesHaveNoStyleOrScriptOfTheirOwn() {
        for (String path : List.of("/report", "/gallery", "/sign-in", "/nothing", "/problems/not-found")) {
            assertThat(browser().get(path).body())
                    .as(path)
                    .doesNotContain(" style=", "<style", "<script>", " onclick=", "javascript:");
        }
    }

    @Test
    void httpInstanceSendsNoHsts() {
        assertThat(browser().get("/report").headers().firstValue("Strict-Transport-Security"))
                .isEmpty();
    }
}
