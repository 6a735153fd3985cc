package org.campana.carrier.control;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import org.campana.carrier.CarrierSettings;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Lets in who holds `carrier.control-token`; without one, callers on this machine that came through no
/// proxy.
@Component
final class ControlGate implements HandlerInterceptor, WebMvcConfigurer {

    /// What a proxy on this machine adds, behind which anybody may stand.
    private static final List<String> FORWARDED = List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "Via");

    private final byte[] expected;

    ControlGate(CarrierSettings settings) {
        String token = settings.controlToken();
        this.expected = token.isEmpty() ? new byte[0] : ("Bearer " + token).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/carrier/control/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (expected.length == 0 ? fromThisMachine(request) : holdsToken(request)) {
            return true;
        }
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getWriter().write("""
                {"title":"The control door is closed","status":401,"detail":"Set carrier.control-token and send it \
                as bearer token, or call from this machine without a proxy."}
                """);
        return false;
    }

    private boolean holdsToken(HttpServletRequest request) {
        String given = request.getHeader(HttpHeaders.AUTHORIZATION);
        return given != null && MessageDigest.isEqual(expected, given.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean fromThisMachine(HttpServletRequest request) {
        try {
            return FORWARDED.stream().allMatch(header -> request.getHeader(header) == null)
                    && InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress();
        } catch (UnknownHostException unreadable) {
            return false;
        }
    }
}
