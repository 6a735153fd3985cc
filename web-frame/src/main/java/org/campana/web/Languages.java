package org.campana.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;

/// In which language a page is shown: `?lang=`, else what was chosen before on this device, else what the browser
/// asks for, else English. Only languages this page is written in are ever chosen ([PageLanguages]).
final class Languages implements LocaleResolver, HandlerInterceptor {

    static final List<Locale> OURS = List.of(Locale.ENGLISH, Locale.of("es"));
    private static final String NAME = "lang";

    private final boolean secure;
    private final List<PageLanguages> pages;

    Languages(boolean secure, List<PageLanguages> pages) {
        this.secure = secure;
        this.pages = List.copyOf(pages);
    }

    /// The languages of the pages at this path, in the order of their links.
    List<Locale> of(String path) {
        return Stream.concat(
                        OURS.stream(),
                        pages.stream().filter(page -> page.covers(path)).flatMap(page -> page.more().stream()))
                .distinct()
                .toList();
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        List<Locale> written = of(request.getRequestURI());
        return chosenNow(request, written)
                .or(() -> chosenBefore(request, written))
                .orElseGet(() -> asked(request, written));
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        throw new UnsupportedOperationException("A language is chosen by the parameter " + NAME);
    }

    /// Remembers a choice made by link until the browser closes.
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        chosenNow(request, of(request.getRequestURI()))
                .ifPresent(chosen -> response.addHeader(
                        HttpHeaders.SET_COOKIE,
                        ResponseCookie.from(NAME, chosen.getLanguage())
                                .path("/")
                                .httpOnly(true)
                                .secure(secure)
                                .sameSite("Lax")
                                .build()
                                .toString()));
        return true;
    }

    /// From the address only: `getParameter` would read a form's body too, which fails when it is what was refused.
    private static Optional<Locale> chosenNow(HttpServletRequest request, List<Locale> written) {
        String query = request.getQueryString();
        return query == null
                ? Optional.empty()
                : Arrays.stream(query.split("&", -1))
                        .filter(pair -> pair.startsWith(NAME + "="))
                        .map(pair -> pair.substring(NAME.length() + 1))
                        .findFirst()
                        .flatMap(language -> among(written, language));
    }

    private static Optional<Locale> chosenBefore(HttpServletRequest request, List<Locale> written) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(NAME))
                        .findFirst()
                        .flatMap(cookie -> among(written, cookie.getValue()));
    }

    private static Locale asked(HttpServletRequest request, List<Locale> written) {
        return Collections.list(request.getLocales()).stream()
                .map(locale -> among(written, locale.getLanguage()))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(Locale.ENGLISH);
    }

    private static Optional<Locale> among(List<Locale> written, @Nullable String language) {
        return written.stream()
                .filter(locale -> locale.getLanguage().equals(language))
                .findFirst();
    }
}
