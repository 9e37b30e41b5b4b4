package io.heyi.inbox.internal;

import io.heyi.access.Access;
import io.heyi.access.CurrentUser;
import io.heyi.access.Person;
import io.heyi.access.Relation;
import io.heyi.access.Role;
import io.heyi.access.Username;
import java.util.HashSet;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What somebody else may, who is not signed in here: as the directory and the relations know now. */
@Component
public class Identities {

    private final Access access;

    Identities(Access access) {
        this.access = access;
    }

    /** Without a session; empty for somebody who is not here or has left. */
    public Optional<CurrentUser> of(Username person) {
        return access.person(person).map(this::identity);
    }

    private CurrentUser identity(Person person) {
        var relations = access.relationsOf(person.username());
        var groups = new HashSet<>(person.roles().stream().map(Role::roleName).collect(Collectors.toSet()));
        relations.stream().map(Relation::group).forEach(groups::add);
        return new CurrentUser(person.username(), person.displayName(), person.roles(), relations, groups, "");
    }
}
