package io.heyi.web.internal;

import io.heyi.web.LargerBody;
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
import java.util.OptionalLong;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.server.ResponseStatusException;

/**
 * Refuses bodies over 1 MB (413), or over what a {@link LargerBody} allows, so that no request can fill the memory: at once where the length is announced, else while they are
 * read. Only the fields of a form that comes in chunks are read by the container itself, within its own limit; files that come so, which browsers never do, are let in through the
 * API alone, where a larger body is allowed.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class BodyLimit extends OncePerRequestFilter {

    /** Largest body, in bytes. */
    static final int LARGEST = 1024 * 1024;
    private static final String ALLOWED = BodyLimit.class.getName() + ".allowed";

    private final ObjectProvider<LargerBody> larger;

    BodyLimit(ObjectProvider<LargerBody> larger) {
        this.larger = larger;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
        var larger = this.larger.orderedStream().map(one -> one.largest(request)).flatMapToLong(OptionalLong::stream).max();
        var largest = larger.orElse(LARGEST);
        request.setAttribute(ALLOWED, largest);
        if (request.getContentLengthLong() > largest) {
            response.sendError(HttpStatus.PAYLOAD_TOO_LARGE.value());
        } else if (request.getContentLengthLong() >= 0) {
            chain.doFilter(request, response);
        } else if (isOfParts(request) && !(larger.isPresent() && Paths.isApi(request))) {
            response.sendError(HttpStatus.LENGTH_REQUIRED.value());
        } else {
            chain.doFilter(new Counted(request, largest), response);
        }
    }

    /** In megabytes, for whoever is told that his request was too large. */
    static long allowed(HttpServletRequest request) {
        return (request.getAttribute(ALLOWED) instanceof Long bytes ? bytes : LARGEST) / (1024 * 1024);
    }

    private static boolean isOfParts(HttpServletRequest request) {
        var type = request.getContentType();
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/");
    }

    /** A body of unannounced length, counted while it is read. */
    private static final class Counted extends HttpServletRequestWrapper {

        private final long largest;
        private ServletInputStream body;

        Counted(HttpServletRequest request, long largest) {
            super(request);
            this.largest = largest;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            if (body == null) {
                body = new CountedStream(super.getInputStream(), largest);
            }
            return body;
        }

        @Override
        public BufferedReader getReader() throws IOException {
            var charset = getCharacterEncoding() == null ? StandardCharsets.UTF_8 : Charset.forName(getCharacterEncoding());
            return new BufferedReader(new InputStreamReader(getInputStream(), charset));
        }
    }

    private static final class CountedStream extends ServletInputStream {

        private final ServletInputStream source;
        private final long largest;
        private long read;

        CountedStream(ServletInputStream source, long largest) {
            this.source = source;
            this.largest = largest;
        }

        private int counted(int bytes) {
            read += Math.max(bytes, 0);
            if (read > largest) {
                throw new ResponseStatusException(HttpStatus.PAYLOAD_TOO_LARGE);
            }
            return bytes;
        }

        @Override
        public int read() throws IOException {
            var one = source.read();
            counted(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            return counted(source.read(target, offset, length));
        }

        @Override
        public boolean isFinished() {
            return source.isFinished();
        }

        @Override
        public boolean isReady() {
            return source.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            source.setReadListener(listener);
        }
    }
}
