package io.heyi.access.internal;

import io.heyi.access.CurrentUser;
import io.heyi.access.Groups;
import io.heyi.access.Relation;
import io.heyi.access.Role;
import io.heyi.access.Username;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.ClaimAccessor;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** Turns an authentication, by session or by bearer token, into the acting person with freshly read relations. */
@Component
class SignedInPerson {

    private static final String REQUEST_ATTRIBUTE = SignedInPerson.class.getName();

    private final Relations relations;

    SignedInPerson(Relations relations) {
        this.relations = relations;
    }

    /** Empty for nobody. Read once per request. */
    Optional<CurrentUser> of(Authentication authentication) {
        if (authentication == null || !authentication.isAuthenticated() || authentication instanceof AnonymousAuthenticationToken) {
            return Optional.empty();
        }
        var request = RequestContextHolder.getRequestAttributes();
        if (request != null && request.getAttribute(REQUEST_ATTRIBUTE, RequestAttributes.SCOPE_REQUEST) instanceof Remembered remembered
                && remembered.authentication() == authentication) {
            return Optional.of(remembered.user());
        }
        var user = read(authentication);
        if (request != null) {
            request.setAttribute(REQUEST_ATTRIBUTE, new Remembered(authentication, user), RequestAttributes.SCOPE_REQUEST);
        }
        return Optional.of(user);
    }

    private record Remembered(Authentication authentication, CurrentUser user) {}

    private CurrentUser read(Authentication authentication) {
        var claims = authentication.getPrincipal() instanceof ClaimAccessor accessor ? accessor.getClaims() : Map.<String, Object>of();
        var username = new Username(text(claims, Tokens.USERNAME).orElse(authentication.getName()));
        var roles = Tokens.roles(authentication.getAuthorities());
        var held = relations.of(username);
        return new CurrentUser(username, text(claims, "name").orElse(username.value()), roles, held, groups(roles, held),
                text(claims, "sid").or(() -> text(claims, "jti")).orElse(""));
    }

    private static Optional<String> text(Map<String, Object> claims, String name) {
        return claims.get(name) instanceof String text && !text.isBlank() ? Optional.of(text) : Optional.empty();
    }

    private static Set<String> groups(Set<Role> roles, Set<Relation> held) {
        return Stream.concat(roles.stream().map(Groups::of), held.stream().map(Relation::group)).collect(Collectors.toUnmodifiableSet());
    }
}
