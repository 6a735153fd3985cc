package org.campana.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/// Turns `Authorization: Bearer cmp_...` into the person of that key. No header means nobody; a header that does not
/// hold is refused at once, even where anybody may call, since its sender believes to be somebody.
final class BearerKeyFilter extends OncePerRequestFilter {

    private static final String SCHEME = "bearer ";

    private final PersonKeys keys;
    private final ProblemWriter problems;
    private final SecurityContextRepository request;

    BearerKeyFilter(PersonKeys keys, ProblemWriter problems, SecurityContextRepository perRequest) {
        this.keys = keys;
        this.problems = problems;
        this.request = perRequest;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest asked, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String header = asked.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null) {
            chain.doFilter(asked, response);
            return;
        }
        Optional<Person> person;
        try {
            person = person(header);
        } catch (DataAccessException unavailable) {
            problems.write(asked, response, FaultFinder.problemOf(unavailable));
            return;
        }
        if (person.isEmpty()) {
            problems.write(asked, response, KnownProblems.keyRefused());
            return;
        }
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(CurrentPerson.signedIn(person.get()));
        SecurityContextHolder.setContext(context);
        // An event stream is dispatched again on another thread, where only the request remembers who asks.
        request.saveContext(context, asked, response);
        chain.doFilter(asked, response);
    }

    private Optional<Person> person(String header) {
        return header.toLowerCase(Locale.ROOT).startsWith(SCHEME)
                ? keys.personOf(header.substring(SCHEME.length()).strip())
                : Optional.empty();
    }
}
