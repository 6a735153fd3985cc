package org.campana.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/// Calls of programs that prove by a signature who they are and come by the thousand a second, as a carrier's receipts
/// do. They are answered before sessions, languages and the doors of people, none of which such a call has any use for
/// and which together cost far more than its own work. The module that answers checks the signature itself.
///
/// Only a `POST` to exactly one plain name under [#at], or to exactly that path, comes here; everything else goes
/// the way of every request, and ends there. The start fails without an access rule that opens the route to
/// everyone.
public interface SignedCalls {

    /// The path before the name, with a slash at both ends; or without one at its end, the path itself.
    String at();

    /// Answers one call; what it throws is answered as everywhere: a [Problem] as it says, a database that is
    /// away with 503.
    ///
    /// @param name the last part of the path: letters, digits and hyphens; empty where the path itself is called
    /// @throws IOException when the caller has gone
    void answer(String name, HttpServletRequest request, HttpServletResponse response) throws IOException;
}
