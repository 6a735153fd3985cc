package org.campana.dispatcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.campana.web.Person;
import org.campana.web.Role;
import org.campana.web.SignInLinks;
import org.springframework.web.util.HtmlUtils;

/// A browser without script: cookies, links, forms.
public final class PageBrowser {

    private static final String PARTS = "parts-of-a-form";

    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private final int port;

    private PageBrowser(int port) {
        this.port = port;
    }

    /// Somebody new with these roles, signed in by a link.
    public static PageBrowser of(int port, SignInLinks links, String name, Role... roles) {
        PageBrowser browser = new PageBrowser(port);
        String link = links.issue(new Person(UUID.randomUUID(), name, Set.of(roles)), Duration.ofMinutes(5));
        browser.post(link, Map.of("_csrf", hidden(browser.get(link).body(), "_csrf")));
        return browser;
    }

    /// Somebody who is not signed in.
    public static PageBrowser of(int port) {
        return new PageBrowser(port);
    }

    public HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(uri(path)));
    }

    /// Sends a form as the page would, with its token and every other hidden field it is given.
    public HttpResponse<String> submit(String page, String action, Map<String, String> fields) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.put("_csrf", hidden(get(page).body(), "_csrf"));
        return post(action, all);
    }

    /// Sends a form that carries a file or much text.
    public HttpResponse<String> submitParts(String page, String action, String name, String file, String content) {
        String body = part("_csrf", "", hidden(get(page).body(), "_csrf"))
                + part(name, file.isEmpty() ? "" : "; filename=\"" + file + "\"", content) + "--" + PARTS + "--\r\n";
        return send(HttpRequest.newBuilder(uri(action))
                .header("Content-Type", "multipart/form-data; boundary=" + PARTS)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /// Sends a form that carries a file beside its fields.
    public HttpResponse<String> submitFile(
            String page, String action, Map<String, String> fields, String name, byte[] file) {
        StringBuilder head =
                new StringBuilder(part("_csrf", "", hidden(get(page).body(), "_csrf")));
        fields.forEach((field, value) -> head.append(part(field, "", value)));
        head.append("--" + PARTS + "\r\nContent-Disposition: form-data; name=\"" + name + "\"; filename=\"f\"\r\n\r\n");
        return send(HttpRequest.newBuilder(uri(action))
                .header("Content-Type", "multipart/form-data; boundary=" + PARTS)
                // With its length, as browsers send it.
                .POST(HttpRequest.BodyPublishers.concat(
                        HttpRequest.BodyPublishers.ofString(head.toString()),
                        HttpRequest.BodyPublishers.ofByteArray(file),
                        HttpRequest.BodyPublishers.ofString("\r\n--" + PARTS + "--\r\n"))));
    }

    /// What a hidden field of a page holds.
    public static String hidden(String page, String name) {
        Matcher input =
                Pattern.compile("<input[^>]*name=\"" + name + "\"[^>]*>").matcher(page);
        assertThat(input.find()).as("%s in %s", name, page).isTrue();
        Matcher value = Pattern.compile("value=\"([^\"]*)\"").matcher(input.group());
        assertThat(value.find()).isTrue();
        return HtmlUtils.htmlUnescape(value.group(1));
    }

    private static String part(String name, String more, String content) {
        return "--" + PARTS + "\r\nContent-Disposition: form-data; name=\"" + name + "\"" + more + "\r\n"
                + (more.isEmpty() ? "" : "Content-Type: text/csv\r\n") + "\r\n" + content + "\r\n";
    }

    private HttpResponse<String> post(String path, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(
                    request.header("Accept", "text/html").build(),
                    HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(hurried);
        }
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }
}
