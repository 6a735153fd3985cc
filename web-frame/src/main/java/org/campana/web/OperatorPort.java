package org.campana.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.security.web.util.matcher.RequestMatcher;

/// Whether a request came in by the management port, where that is a port of its own. The servers say once where they
/// listen: looked up in the environment, it was a tenth of what a request cost.
final class OperatorPort implements RequestMatcher, ApplicationListener<WebServerInitializedEvent> {

    private static final int NONE = -1;

    private volatile int management = NONE;
    private volatile int everybody = NONE;

    @Override
    public void onApplicationEvent(WebServerInitializedEvent opened) {
        int port = opened.getWebServer().getPort();
        if ("management".equals(opened.getApplicationContext().getServerNamespace())) {
            management = port;
        } else {
            everybody = port;
        }
    }

    @Override
    public boolean matches(HttpServletRequest request) {
        return request.getLocalPort() == management && management != everybody;
    }
}
