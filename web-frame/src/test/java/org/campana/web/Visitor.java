package org.campana.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Somebody with a browser or a program: keeps cookies, follows nothing by itself.
final class Visitor {

    static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]* value=\"([^\"]+)\"");
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    final Map<String, String> cookies = new LinkedHashMap<>();
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final String origin;

    private Visitor(int port) {
        origin = "http://127.0.0.1:" + port;
    }

    static Visitor browser(int port) {
        return new Visitor(port).with("Accept", BROWSER);
    }

    static Visitor program(int port) {
        return new Visitor(port).with("Accept", "application/json");
    }

    Visitor with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    Visitor key(String key) {
        return with("Authorization", "Bearer " + key);
    }

    HttpResponse<String> get(String path) {
        return send(path, "GET", BodyPublishers.noBody(), Map.of());
    }

    HttpResponse<String> json(String path, String body) {
        return send(path, "POST", BodyPublishers.ofString(body), Map.of("Content-Type", "application/json"));
    }

    /// Sends a form as the page `from` would, with its token.
    HttpResponse<String> form(String from, String path, Map<String, String> fields) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.put("_csrf", token(get(from).body()));
        return form(path, all);
    }

    HttpResponse<String> form(String path, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(
                path,
                "POST",
                BodyPublishers.ofString(body),
                Map.of("Content-Type", "application/x-www-form-urlencoded"));
    }

    HttpResponse<String> send(String path, String method, BodyPublisher body, Map<String, String> more) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(origin + path)).method(method, body);
        headers.forEach(request::header);
        more.forEach(request::header);
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        try {
            HttpResponse<String> response = CLIENT.send(request.build(), BodyHandlers.ofString());
            response.headers().allValues("Set-Cookie").forEach(this::keep);
            return response;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    static String token(String page) {
        Matcher token = TOKEN.matcher(page);
        if (!token.find()) {
            throw new AssertionError("No form token in " + page);
        }
        return token.group(1);
    }

    private void keep(String cookie) {
        String pair = cookie.split(";", 2)[0];
        String name = pair.substring(0, pair.indexOf('='));
        String value = pair.substring(pair.indexOf('=') + 1);
        if (value.isEmpty()) {
            cookies.remove(name);
        } else {
            cookies.put(name, value);
        }
    }
}
