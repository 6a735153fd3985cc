package org.campana.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/// What the layout asks for, under the name `frame` in templates.
public final class FrameBean {

    private static final List<Place> PLACES = List.of(
            new Place("desk", "/desk", Set.of(Role.VERIFIER, Role.RELEASER)),
            new Place("schools", "/schools", Set.of(Role.NETWORK_ADMIN)),
            new Place("people", "/people", Set.of(Role.NETWORK_ADMIN)),
            new Place("wordings", "/wordings", Set.of(Role.TRANSLATOR, Role.NETWORK_ADMIN)),
            new Place("posters", "/posters", Set.of(Role.NETWORK_ADMIN)),
            new Place("privacy", "/privacy", Set.of(Role.NETWORK_ADMIN, Role.AUDITOR)));

    private final NetworkSettings network;
    private final String htmx = script("htmx.org", "dist/htmx.min.js");
    private final String htmxSse = script("htmx-ext-sse", "sse.js");
    private final Languages languages;

    FrameBean(NetworkSettings network, Languages languages) {
        this.network = network;
        this.languages = languages;
    }

    /// The network's name, for the top of the page.
    public String network() {
        return network.name();
    }

    /// How to reach a person; empty shows nothing.
    public String help() {
        return network.help();
    }

    /// The languages of the page that is being drawn, in the order of their links.
    public List<PageLanguage> languages() {
        String path = RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes drawing
                ? drawing.getRequest().getRequestURI()
                : "";
        return languages.of(path).stream().map(PageLanguage::of).toList();
    }

    /// `rtl` for a language that is written from right to left, else null: what the page's `dir` is to say.
    public @Nullable String direction(Locale locale) {
        return switch (Character.getDirectionality(
                locale.getDisplayLanguage(locale).codePointAt(0))) {
            case Character.DIRECTIONALITY_RIGHT_TO_LEFT, Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC -> "rtl";
            default -> null;
        };
    }

    /// Path of the interaction script, with the version that is on the class path.
    public String htmx() {
        return htmx;
    }

    /// Path of the script for live streams.
    public String htmxSse() {
        return htmxSse;
    }

    /// Who is signed in, or null. An error page must still be drawn while the database that holds the sessions is
    /// away, so a failure here counts as nobody.
    public @Nullable Person person() {
        try {
            return CurrentPerson.of(SecurityContextHolder.getContext().getAuthentication())
                    .orElse(null);
        } catch (RuntimeException sessionsAway) {
            return null;
        }
    }

    /// Where the signed-in person has work to do, in the order of the links. One list for all services, because a
    /// page of one leads to the pages of another.
    public List<Place> places() {
        Person person = person();
        return person == null
                ? List.of()
                : PLACES.stream()
                        .filter(place -> place.roles().stream().anyMatch(person::has))
                        .toList();
    }

    /// One link at the top of the page.
    ///
    /// @param name ends the key of its words, `frame.place.<name>`
    public record Place(String name, String path, Set<Role> roles) {}

    /// One language link.
    ///
    /// @param tag as in `lang`, such as `es`
    /// @param name in the language itself
    public record PageLanguage(String tag, String name) {

        static PageLanguage of(Locale locale) {
            String name = locale.getDisplayLanguage(locale);
            return new PageLanguage(locale.getLanguage(), name.substring(0, 1).toUpperCase(locale) + name.substring(1));
        }
    }

    /// The version stands in the jar's own Maven properties; written down twice it would drift from the pom.
    private static String script(String artifact, String file) {
        String properties = "/META-INF/maven/org.webjars.npm/" + artifact + "/pom.properties";
        try (InputStream in = FrameBean.class.getResourceAsStream(properties)) {
            if (in == null) {
                throw new IllegalStateException("The webjar " + artifact + " is not on the class path");
            }
            Properties pom = new Properties();
            pom.load(in);
            return "/webjars/" + artifact + "/" + pom.getProperty("version") + "/" + file;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
