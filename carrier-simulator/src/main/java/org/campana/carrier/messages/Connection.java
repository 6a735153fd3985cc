package org.campana.carrier.messages;

import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

/// The TCP connection under a request. The servlet interface cannot close it without an answer, Tomcat
/// can; so a valve leaves a handle with each request to the carrier.
public final class Connection {

    private static final String ATTRIBUTE = Connection.class.getName();

    private final Request request;

    private Connection(Request request) {
        this.request = request;
    }

    /// The one under a request to the carrier.
    ///
    /// @throws IllegalStateException if the request did not come through [Valve]
    public static Connection of(ServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof Connection connection) {
            return connection;
        }
        throw new IllegalStateException("Only a request over a real connection can be cut");
    }

    /// Closes the connection; what was flushed has left, nothing more does.
    public void cut() {
        request.getCoyoteRequest().action(ActionCode.CLOSE_NOW, new IOException("cut by script"));
    }

    /// To be put into Tomcat's engine.
    public static final class Valve extends ValveBase {

        public Valve() {
            super(true);
        }

        @Override
        public void invoke(Request request, Response response) throws IOException, ServletException {
            if (request.getRequestURI().startsWith("/carrier/")) {
                request.setAttribute(ATTRIBUTE, new Connection(request));
            }
            getNext().invoke(request, response);
        }
    }
}
