package io.heyi.access.internal;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Duration;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.web.filter.OncePerRequestFilter;

/** Ends a session some hours after it began, however busy it is, and at once when Keycloak no longer has the person, so that nothing old lives on. */
class SessionEnd extends OncePerRequestFilter {

    private final Duration longest;
    private final Directory directory;

    SessionEnd(Duration longest, Directory directory) {
        this.longest = longest;
        this.directory = directory;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
        var session = request.getRequestedSessionId() == null ? null : request.getSession(false);
        if (session != null && (isOld(session) || hasLeft(SecurityContextHolder.getContext().getAuthentication()))) {
            session.invalidate();
            SecurityContextHolder.clearContext();
        }
        chain.doFilter(request, response);
    }

    private boolean isOld(HttpSession session) {
        return session.getLastAccessedTime() - session.getCreationTime() > longest.toMillis();
    }

    private boolean hasLeft(Authentication authentication) {
        return authentication != null && authentication.getPrincipal() instanceof OidcUser user && directory.hasLeft(user.getPreferredUsername());
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/assets/");
    }
}
