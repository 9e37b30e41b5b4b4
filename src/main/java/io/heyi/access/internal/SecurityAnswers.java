package io.heyi.access.internal;

import io.heyi.access.AccessRefused;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** What somebody hears whom the filters stop: a problem document on the API, the sign-in or an error page in a browser. */
@Component
class SecurityAnswers {

    static final String SIGN_IN_AWAY = "signInAway";

    private final BearerTokenAuthenticationEntryPoint bearer = new BearerTokenAuthenticationEntryPoint();
    private final HandlerExceptionResolver problems;
    private final ApplicationEventPublisher events;
    private final KeycloakProbe keycloak;
    private final SignedInPerson signedIn;

    SecurityAnswers(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems, ApplicationEventPublisher events, KeycloakProbe keycloak,
                    SignedInPerson signedIn) {
        this.signedIn = signedIn;
        this.problems = problems;
        this.events = events;
        this.keycloak = keycloak;
    }

    void unauthenticatedCall(HttpServletRequest request, HttpServletResponse response, AuthenticationException cause) {
        if (!(cause instanceof AuthenticationServiceException)) {
            bearer.commence(request, response, cause);
        }
        problems.resolveException(request, response, null, cause);
    }

    void unauthenticatedPage(HttpServletRequest request, HttpServletResponse response, AuthenticationException cause) throws IOException {
        if (!wantsPage(request)) {
            response.setHeader("HX-Refresh", "true");
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
        } else if (keycloak.answers()) {
            response.sendRedirect(request.getContextPath() + "/oauth2/authorization/" + SignInConfiguration.REGISTRATION);
        } else {
            request.setAttribute(RequestDispatcher.ERROR_MESSAGE, SIGN_IN_AWAY);
            response.sendError(HttpStatus.SERVICE_UNAVAILABLE.value(), SIGN_IN_AWAY);
        }
    }

    /** The resolver tells the audit by itself; the error page does not. */
    void refused(HttpServletRequest request, HttpServletResponse response, AccessDeniedException cause) throws IOException {
        if (request.getRequestURI().startsWith(request.getContextPath() + "/api/") || request.getRequestURI().startsWith(request.getContextPath() + "/actuator/")) {
            problems.resolveException(request, response, null, cause);
        } else {
            signedIn.of(SecurityContextHolder.getContext().getAuthentication()).ifPresent(user -> events.publishEvent(
                    new AccessRefused(user.username().value(), request.getMethod(), request.getRequestURI(), cause.getClass().getSimpleName())));
            response.sendError(HttpStatus.FORBIDDEN.value(), cause.getClass().getSimpleName());
        }
    }

    /** A navigation of a browser, as opposed to a fragment, a stream or a script's call. */
    static boolean wantsPage(HttpServletRequest request) {
        var accept = request.getHeader(HttpHeaders.ACCEPT);
        return request.getHeader("HX-Request") == null && (accept == null || accept.contains("text/html") || accept.contains("*/*"));
    }
}
