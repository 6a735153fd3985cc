package org.campana.web;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;

/// What the layout asks for, under the name `frame` in templates.
public final class FrameBean {

    private final NetworkSettings network;

    FrameBean(NetworkSettings network) {
        this.network = network;
    }

    /// The network's name, for the top of the page.
    public String network() {
        return network.name();
    }

    /// How to reach a person; empty shows nothing.
    public String help() {
        return network.help();
    }

    /// The languages of our pages, in the order of their links.
    public List<Locale> languages() {
        return Languages.OURS;
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
}
