package io.heyi.access.internal;

import io.heyi.access.Person;
import io.heyi.access.Username;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.stereotype.Component;

/** After Keycloak: learns the person from the token and goes on to where they wanted to go, or says what went wrong. */
@Component
class SignInOutcome extends SavedRequestAwareAuthenticationSuccessHandler implements AuthenticationFailureHandler {

    private static final Logger log = LoggerFactory.getLogger(SignInOutcome.class);

    private final Directory directory;
    private final KeycloakProbe keycloak;

    SignInOutcome(Directory directory, KeycloakProbe keycloak) {
        this.directory = directory;
        this.keycloak = keycloak;
        setDefaultTargetUrl("/");
    }

    @Override
    public void onAuthenticationSuccess(HttpServletRequest request, HttpServletResponse response, Authentication authentication) throws ServletException, IOException {
        if (authentication.getPrincipal() instanceof OidcUser user) {
            var username = new Username(user.getPreferredUsername());
            directory.save(new Person(username, user.getFullName() == null ? username.value() : user.getFullName(),
                    user.getEmail() == null ? "" : user.getEmail(), Tokens.roles(user.getClaims())), "");
        }
        super.onAuthenticationSuccess(request, response, authentication);
    }

    @Override
    public void onAuthenticationFailure(HttpServletRequest request, HttpServletResponse response, AuthenticationException cause) throws IOException {
        var code = cause instanceof OAuth2AuthenticationException refused ? refused.getError().getErrorCode() : cause.getClass().getSimpleName();
        log.warn("a sign-in failed: {}", code);
        if (keycloak.answers()) {
            response.sendRedirect(request.getContextPath() + "/sign-in-failed");
        } else {
            response.sendError(HttpStatus.SERVICE_UNAVAILABLE.value(), SecurityAnswers.SIGN_IN_AWAY);
        }
    }
}
