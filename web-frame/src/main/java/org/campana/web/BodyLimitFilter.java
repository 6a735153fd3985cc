package org.campana.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/// Refuses a body above the limit (reliability, section 6: 64 KiB), by its declared length at once and otherwise as
/// soon as it has grown too long. The routes of [UploadRoutes] have a larger limit. What comes as
/// `multipart/form-data` is read by Tomcat before anybody else, so without a declared length it is refused unless the
/// route is for uploads, where Spring's own limit holds. Forms without a declared length have Tomcat's.
final class BodyLimitFilter extends OncePerRequestFilter {

    private final long most;
    private final long mostOfAnUpload;
    private final Set<String> uploads;
    private final ProblemWriter problems;

    BodyLimitFilter(DataSize most, DataSize mostOfAnUpload, Set<String> uploads, ProblemWriter problems) {
        this.most = most.toBytes();
        this.mostOfAnUpload = mostOfAnUpload.toBytes();
        this.uploads = Set.copyOf(uploads);
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean upload = uploads.contains(request.getRequestURI());
        long limit = upload ? mostOfAnUpload : most;
        // Without either header there is no body (RFC 9112, 6.3); a browser's way back from a form may still name the
        // form's type.
        boolean undeclared =
                request.getContentLengthLong() < 0 && request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
        if (request.getContentLengthLong() > limit || (undeclared && isMultipart(request) && !upload)) {
            problems.write(request, response, KnownProblems.tooLarge());
        } else if (undeclared) {
            chain.doFilter(new Limited(request, limit), response);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean isMultipart(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/");
    }

    /// Thrown while a body is read, at the first byte over the limit.
    static final class TooLargeException extends IOException {
        private static final long serialVersionUID = 1;
    }

    private static final class Limited extends HttpServletRequestWrapper {

        private final long most;
        private @Nullable ServletInputStream stream;

        Limited(HttpServletRequest request, long most) {
            super(request);
            this.most = most;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            ServletInputStream open = stream;
            if (open == null) {
                open = new Counted(super.getInputStream(), most);
                stream = open;
            }
            return open;
        }

        @Override
        public BufferedReader getReader() throws IOException {
            String encoding = getCharacterEncoding();
            Charset charset = encoding == null ? StandardCharsets.UTF_8 : Charset.forName(encoding);
            return new BufferedReader(new InputStreamReader(getInputStream(), charset));
        }
    }

    private static final class Counted extends ServletInputStream {

        private final ServletInputStream in;
        private long left;

        Counted(ServletInputStream in, long most) {
            this.in = in;
            this.left = most;
        }

        @Override
        public int read() throws IOException {
            int next = in.read();
            if (next >= 0) {
                count(1);
            }
            return next;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = in.read(into, offset, length);
            if (read > 0) {
                count(read);
            }
            return read;
        }

        private void count(int read) throws TooLargeException {
            left -= read;
            if (left < 0) {
                throw new TooLargeException();
            }
        }

        @Override
        public boolean isFinished() {
            return in.isFinished();
        }

        @Override
        public boolean isReady() {
            return in.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            in.setReadListener(listener);
        }
    }
}
