package io.heyi.access;

import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The module's face: the acting person, the directory of people, and relations. */
public interface Access {

    /** @throws IllegalStateException when nobody is signed in; filters make sure that somebody is */
    CurrentUser currentUser();

    /** Somebody who is here now. */
    Optional<Person> person(Username username);

    /** What to call somebody in a list or a history; known also of people who have left. Empty for names that nobody has had. */
    default Optional<String> nameOf(Username username) {
        return person(username).map(Person::displayName);
    }

    /** The known ones of the given names, by name. Unknown names are missing from the result. */
    Map<Username, Person> people(Collection<Username> usernames);

    /** People whose name or user name contains the text, for pickers. */
    PageOf<Person> search(String text, PageRequest page);

    /** Those of them who hold the role. */
    PageOf<Person> search(String text, Role role, PageRequest page);

    /** Everybody who holds the role, ordered by user name. */
    List<Username> holders(Role role);

    /** Everybody who is in the candidate group (role name or relation group) and has not left, ordered by user name. */
    List<Username> members(String group);

    Set<Relation> relationsOf(Username person);

    /** Since when somebody has this tie; empty when he has it not, or nobody knows. */
    default Optional<Instant> since(Relation relation) {
        return Optional.empty();
    }

    /**
     * Records ties in the caller's transaction and leaves Keycloak to {@link IdentityProvisioning}. Repeating it changes nothing.
     */
    void grant(Collection<Relation> relations);

    /** Ends ties in the caller's transaction; repeating it changes nothing. */
    void revoke(Collection<Relation> relations);
}
