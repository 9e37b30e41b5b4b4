package io.heyi.access.internal;

import io.heyi.access.IdentityUnavailableException;
import io.heyi.access.Person;
import io.heyi.access.Username;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the module needs of Keycloak's administration. Every call may throw {@link IdentityUnavailableException}. */
interface Identity {

    /** @param person with the roles as they stand now */
    record Account(String id, Person person) {}

    /** All enabled people; service accounts are not people. */
    List<Account> accounts();

    Optional<Account> account(Username username);

    /** Makes the group at the path exist, with its parents. */
    Group group(String path);

    /** Paths of the groups right below the one at this path, e.g. {@code /microenterprises/ME-0001} below {@code /microenterprises}; none when there is no such group. */
    List<String> pathsBelow(String path);

    /** Names of the members by the id of their account. */
    Map<String, String> members(Group group);

    void join(Group group, String accountId);

    void leave(Group group, String accountId);

    /** @param created whether it was missing */
    record Group(String id, String path, boolean created) {}
}
