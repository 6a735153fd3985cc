package org.campana.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;

/// In which language a page is shown: `?lang=`, else what was chosen before on this device, else what the browser
/// asks for, else English. Only languages our pages are written in are ever chosen.
final class Languages implements LocaleResolver, HandlerInterceptor {

    static final List<Locale> OURS = List.of(Locale.ENGLISH, Locale.of("es"));
    private static final String NAME = "lang";

    private final boolean secure;

    Languages(boolean secure) {
        this.secure = secure;
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        return chosenNow(request).or(() -> chosenBefore(request)).orElseGet(() -> asked(request));
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        throw new UnsupportedOperationException("A language is chosen by the parameter " + NAME);
    }

    /// Remembers a choice made by link until the browser closes.
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        chosenNow(request)
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
    private static Optional<Locale> chosenNow(HttpServletRequest request) {
        String query = request.getQueryString();
        return query == null
                ? Optional.empty()
                : Arrays.stream(query.split("&", -1))
                        .filter(pair -> pair.startsWith(NAME + "="))
                        .map(pair -> pair.substring(NAME.length() + 1))
                        .findFirst()
                        .flatMap(Languages::ours);
    }

    private static Optional<Locale> chosenBefore(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(NAME))
                        .findFirst()
                        .flatMap(cookie -> ours(cookie.getValue()));
    }

    private static Locale asked(HttpServletRequest request) {
        return Collections.list(request.getLocales()).stream()
                .map(locale -> ours(locale.getLanguage()))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(Locale.ENGLISH);
    }

    private static Optional<Locale> ours(@Nullable String language) {
        return OURS.stream()
                .filter(locale -> locale.getLanguage().equals(language))
                .findFirst();
    }
}
