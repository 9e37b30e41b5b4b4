package io.heyi.web.internal;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/** Which of the two audiences a request belongs to. */
final class Paths {

    private Paths() {}

    /** True for programs (problem documents, Accept-Language), false for people's pages. Looks at the original path of an error dispatch. */
    static boolean isApi(HttpServletRequest request) {
        var path = original(request).substring(request.getContextPath().length());
        return path.equals("/api") || path.startsWith("/api/") || path.startsWith("/actuator/");
    }

    /** Whether a problem document is what the other side can read: a program, or a script of a page. */
    static boolean wantsProblem(HttpServletRequest request) {
        var accepted = request.getHeader(HttpHeaders.ACCEPT);
        return isApi(request) || accepted != null && accepted.startsWith(MediaType.APPLICATION_JSON_VALUE);
    }

    static String original(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String path && path.startsWith(request.getContextPath()) ? path : request.getRequestURI();
    }

    /** Whether htmx asks for a part of a page. */
    static boolean isFragment(HttpServletRequest request) {
        return request.getHeader("HX-Request") != null && request.getHeader("HX-Boosted") == null;
    }
}
