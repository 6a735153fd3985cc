package org.campana.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/// Signing in by a link: the page that says how, the button behind a link, and what pressing it does.
@Controller
final class SignInPages {

    private final SignInLinks links;
    private final SecurityContextRepository contexts;
    private final SessionAuthenticationStrategy newSession;
    private final WebSettings settings;

    SignInPages(
            SignInLinks links,
            SecurityContextRepository contexts,
            SessionAuthenticationStrategy newSession,
            WebSettings settings) {
        this.links = links;
        this.contexts = contexts;
        this.newSession = newSession;
        this.settings = settings;
    }

    /// The address that people remember: to the desk for those who work there, to the report form for all others.
    @GetMapping("/")
    ModelAndView start(@AuthenticationPrincipal @Nullable Person person, HttpServletResponse response) {
        response.setHeader("Location", person == null ? settings.front() : settings.home());
        return new ModelAndView("frame/sign-in", HttpStatus.SEE_OTHER);
    }

    @GetMapping("/sign-in")
    String explain() {
        return "frame/sign-in";
    }

    /// Only shows a button: whatever merely opens links must not use them up.
    @GetMapping("/sign-in/{token}")
    ModelAndView offer(@PathVariable String token) {
        return links.isOpen(token)
                ? new ModelAndView("frame/sign-in-link").addObject("token", token)
                : new ModelAndView("frame/sign-in-over", HttpStatus.GONE);
    }

    @PostMapping("/sign-in/{token}")
    ModelAndView redeem(@PathVariable String token, HttpServletRequest request, HttpServletResponse response) {
        Optional<SignInLinks.SignIn> signIn = links.redeem(token);
        if (signIn.isEmpty()) {
            return new ModelAndView("frame/sign-in-over", HttpStatus.GONE);
        }
        start(signIn.get().person(), request, response);
        String landing = signIn.get().landing();
        response.setHeader("Location", landing.isEmpty() ? settings.home() : landing);
        // 303, so that the browser goes on by GET and a reload does not post again.
        return new ModelAndView("frame/sign-in", HttpStatus.SEE_OTHER);
    }

    /// A new session under a new id: one that somebody planted before the sign-in is worth nothing after it.
    private void start(Person person, HttpServletRequest request, HttpServletResponse response) {
        HttpSession old = request.getSession(false);
        if (old != null) {
            old.invalidate();
        }
        Authentication authentication = CurrentPerson.signedIn(person);
        newSession.onAuthentication(authentication, request, response);
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(authentication);
        SecurityContextHolder.setContext(context);
        // By id, not by name: that is how a person's sessions are found when they must end.
        request.getSession(true)
                .setAttribute(
                        FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME,
                        person.id().toString());
        contexts.saveContext(context, request, response);
    }
}
