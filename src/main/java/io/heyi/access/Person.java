package io.heyi.access;

import java.util.Set;

/** A person of the directory. Roles are those of the last look at Keycloak. */
public record Person(Username username, String displayName, String email, Set<Role> roles) {

    public Person {
        roles = Set.copyOf(roles);
    }
}
