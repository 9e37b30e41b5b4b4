package io.heyi.access.internal;

import io.heyi.access.Person;
import io.heyi.access.Role;
import io.heyi.access.Username;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The rows of {@code access.person}. */
@Repository
class Directory {

    private static final String COLUMNS = "username, display_name, email, roles";

    private final JdbcClient jdbc;
    private final Clock clock;

    Directory(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * In a transaction of its own: a caller's longer one would hold who was learned one by one against whoever learns all of them in order.
     *
     * @param keycloakId empty when not known from this source; a known id is kept
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    void save(Person person, String keycloakId) {
        jdbc.sql("""
                insert into access.person (username, keycloak_id, display_name, email, roles, active, seen_at)
                values (:username, :keycloakId, :displayName, :email, :roles, true, :now)
                on conflict (username) do update set display_name = excluded.display_name, email = excluded.email, roles = excluded.roles,
                    keycloak_id = case when excluded.keycloak_id = '' then person.keycloak_id else excluded.keycloak_id end,
                    active = true, seen_at = excluded.seen_at
                """)
                .param("username", person.username().value()).param("keycloakId", keycloakId).param("displayName", person.displayName())
                .param("email", person.email()).param("roles", person.roles().stream().map(Role::roleName).sorted().toArray(String[]::new))
                .param("now", OffsetDateTime.now(clock.withZone(ZoneOffset.UTC))).update();
    }

    /** All of them in one statement, in the same order for all writers; who is as known already costs no write. */
    void save(Collection<Identity.Account> accounts) {
        jdbc.sql("""
                insert into access.person (username, keycloak_id, display_name, email, roles, active, seen_at)
                select username, id, name, email, string_to_array(roles, ','), true, :now
                from unnest(cast(:usernames as text[]), cast(:ids as text[]), cast(:names as text[]), cast(:emails as text[]), cast(:roles as text[]))
                    as given (username, id, name, email, roles)
                order by username
                on conflict (username) do update set display_name = excluded.display_name, email = excluded.email, roles = excluded.roles,
                    keycloak_id = excluded.keycloak_id, active = true, seen_at = excluded.seen_at
                where (person.display_name, person.email, person.roles, person.keycloak_id, person.active)
                    is distinct from (excluded.display_name, excluded.email, excluded.roles, excluded.keycloak_id, true)
                """)
                .param("usernames", column(accounts, account -> account.person().username().value())).param("ids", column(accounts, Identity.Account::id))
                .param("names", column(accounts, account -> account.person().displayName())).param("emails", column(accounts, account -> account.person().email()))
                .param("roles", column(accounts, account -> account.person().roles().stream().map(Role::roleName).sorted().collect(Collectors.joining(","))))
                .param("now", OffsetDateTime.now(clock.withZone(ZoneOffset.UTC))).update();
    }

    private static String[] column(Collection<Identity.Account> accounts, Function<Identity.Account, String> value) {
        return accounts.stream().map(value).toArray(String[]::new);
    }

    /** Everybody else has left or was disabled: they keep their row for the history but hold nothing any more. */
    int deactivateAllBut(Collection<Username> present) {
        return jdbc.sql("update access.person set active = false where active and not (username = any(:present))")
                .param("present", names(present)).update();
    }

    /** Notes that everybody in Keycloak is known here now. */
    void learned() {
        jdbc.sql("insert into access.directory_look (learned_at) values (:now) on conflict (only_row) do update set learned_at = excluded.learned_at")
                .param("now", OffsetDateTime.now(clock.withZone(ZoneOffset.UTC))).update();
    }

    /** Whether everybody was learned at least once, in this run or an earlier one. */
    boolean isLearned() {
        return jdbc.sql("select exists (select from access.directory_look)").query(Boolean.class).single();
    }

    Optional<Person> find(Username username) {
        return jdbc.sql("select " + COLUMNS + " from access.person where username = :username and active")
                .param("username", username.value()).query(Directory::person).optional();
    }

    List<Person> find(Collection<Username> usernames) {
        return jdbc.sql("select " + COLUMNS + " from access.person where username = any(:usernames) and active")
                .param("usernames", names(usernames)).query(Directory::person).list();
    }

    /** Also of somebody who has left. */
    Optional<String> nameOf(Username username) {
        return jdbc.sql("select display_name from access.person where username = :username").param("username", username.value()).query(String.class).optional();
    }

    /** Whether the person was known and is so no longer. */
    boolean hasLeft(String username) {
        return jdbc.sql("select exists (select 1 from access.person where username = :username and not active)").param("username", username).query(Boolean.class).single();
    }

    /** Those of the people who have not left, in the same order; a name that was never seen here has not. */
    List<Username> withoutLeavers(List<Username> usernames) {
        var left = Set.copyOf(jdbc.sql("select username from access.person where username = any(:usernames) and not active").param("usernames", names(usernames))
                .query(String.class).list());
        return usernames.stream().filter(person -> !left.contains(person.value())).toList();
    }

    PageOf<Person> search(String text, PageRequest page) {
        return search(text, "", page);
    }

    PageOf<Person> search(String text, Role role, PageRequest page) {
        return search(text, " and roles @> array['" + role.roleName() + "']", page);
    }

    private PageOf<Person> search(String text, String more, PageRequest page) {
        var pattern = "%" + text.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
        var where = " from access.person where active and (username ilike :pattern or display_name ilike :pattern)" + more;
        var items = jdbc.sql("select " + COLUMNS + where + " order by username limit :size offset :offset")
                .param("pattern", pattern).param("size", page.size()).param("offset", page.offset()).query(Directory::person).list();
        var total = jdbc.sql("select count(*)" + where).param("pattern", pattern).query(Long.class).single();
        return PageOf.of(items, total, page);
    }

    List<Username> holders(Role role) {
        return jdbc.sql("select username from access.person where active and roles @> array[cast(:role as text)] order by username")
                .param("role", role.roleName()).query((row, number) -> new Username(row.getString(1))).list();
    }

    private static String[] names(Collection<Username> usernames) {
        return usernames.stream().map(Username::value).toArray(String[]::new);
    }

    private static Person person(ResultSet row, int number) throws SQLException {
        return new Person(new Username(row.getString("username")), row.getString("display_name"), row.getString("email"), roles(row.getArray("roles")));
    }

    private static Set<Role> roles(Array names) throws SQLException {
        return Arrays.stream((String[]) names.getArray()).flatMap(name -> Role.named(name).stream()).collect(Collectors.toUnmodifiableSet());
    }
}
