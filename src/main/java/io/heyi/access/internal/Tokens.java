package io.heyi.access.internal;

import io.heyi.access.Role;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** How Keycloak's tokens say who somebody is. */
final class Tokens {

    static final String USERNAME = "preferred_username";

    private Tokens() {}

    /** Authorities for the realm roles that the product knows; all others mean nothing here. */
    static Set<GrantedAuthority> authorities(Map<String, Object> claims) {
        return roles(claims).stream().map(role -> new SimpleGrantedAuthority(role.authority())).collect(Collectors.toUnmodifiableSet());
    }

    static Set<Role> roles(Map<String, Object> claims) {
        if (claims.get("realm_access") instanceof Map<?, ?> access && access.get("roles") instanceof Collection<?> names) {
            return names.stream().flatMap(name -> Role.named(String.valueOf(name)).stream()).collect(Collectors.toUnmodifiableSet());
        }
        return Set.of();
    }

    static Set<Role> roles(Collection<? extends GrantedAuthority> authorities) {
        var held = authorities.stream().map(GrantedAuthority::getAuthority).collect(Collectors.toSet());
        return Arrays.stream(Role.values()).filter(role -> held.contains(role.authority())).collect(Collectors.toUnmodifiableSet());
    }
}
