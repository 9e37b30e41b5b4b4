package io.heyi.access.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import io.heyi.access.Access;
import io.heyi.access.Person;
import io.heyi.access.Relation;
import io.heyi.access.Role;
import io.heyi.access.Username;
import io.heyi.web.ShellApplication;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ShellApplication
class DirectoryTest {
    private static final Username GONE = new Username("directory-gone");
    private static final Username HERE = new Username("directory-here");

    @Autowired
    private Directory directory;
    @Autowired
    private Relations relations;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private TransactionTemplate transaction;

    private final Identity keycloak = mock(Identity.class);

    private Access access() {
        return new AccessFacade(directory, relations, new LiveLookup(keycloak, directory), null);
    }

    private static Identity.Account account(Username username, String name, Role... roles) {
        return new Identity.Account("id-" + username.value(), new Person(username, name, username.value() + "@example.org", Set.of(roles)));
    }

    @Test
    void everybodyIsLearnedAtOnceWithTheirRoles() {
        directory.save(List.of(account(HERE, "Here, O'Neil {x}", Role.ENTREPRENEUR, Role.AUDITOR), account(GONE, "Gone")));

        assertThat(directory.find(HERE)).contains(account(HERE, "Here, O'Neil {x}", Role.ENTREPRENEUR, Role.AUDITOR).person());
        assertThat(directory.find(GONE)).hasValueSatisfying(person -> assertThat(person.roles()).isEmpty());
    }

    @Test
    void whoIsKnownAsTheyAreIsNotWrittenAgain() {
        directory.save(List.of(account(HERE, "Here", Role.ENTREPRENEUR)));
        var version = version();

        directory.save(List.of(account(HERE, "Here", Role.ENTREPRENEUR)));
        assertThat(version()).isEqualTo(version);

        directory.save(List.of(account(HERE, "Here", Role.AUDITOR)));
        assertThat(version()).isNotEqualTo(version);
        assertThat(directory.find(HERE).orElseThrow().roles()).containsExactly(Role.AUDITOR);
    }

    @Test
    void twoWhoLearnTheSamePeopleDoNotBlockEachOther() throws Exception {
        directory.save(List.of(account(GONE, "Gone"), account(HERE, "Here")));
        var other = transaction.execute(status -> {
            name(GONE, "Gone first");
            var saving = CompletableFuture.runAsync(() -> directory.save(List.of(account(HERE, "Here later"), account(GONE, "Gone later"))));
            await().until(this::isBlocked);
            name(HERE, "Here first");
            return saving;
        });

        other.get(10, TimeUnit.SECONDS);
        assertThat(directory.nameOf(GONE)).contains("Gone later");
        assertThat(directory.nameOf(HERE)).contains("Here later");
    }

    @Test
    void whoIsAskedForInALongTransactionDoesNotBlockTheLookAtAll() throws Exception {
        var first = new Username("directory-unseen-a");
        var second = new Username("directory-unseen-b");
        List.of(first, second).forEach(person -> when(keycloak.account(person)).thenReturn(Optional.of(account(person, "Asked for"))));
        var look = transaction.execute(status -> {
            assertThat(access().nameOf(second)).contains("Asked for");
            var saving = CompletableFuture.runAsync(() -> directory.save(List.of(account(first, "Looked at"), account(second, "Looked at"))));
            await().until(() -> saving.isDone() || isBlocked());
            assertThat(access().nameOf(first)).isPresent();
            return saving;
        });

        look.get(10, TimeUnit.SECONDS);
        assertThat(directory.nameOf(first)).contains("Looked at");
        assertThat(directory.nameOf(second)).contains("Looked at");
    }

    private boolean isBlocked() {
        return jdbc.sql("select exists (select 1 from pg_locks l join pg_stat_activity a using (pid) where not l.granted and a.query like '%access.person%')")
                .query(Boolean.class).single();
    }

    private void name(Username username, String name) {
        jdbc.sql("update access.person set display_name = :name where username = :username").param("name", name).param("username", username.value()).update();
    }

    private String version() {
        return jdbc.sql("select xmin::text from access.person where username = :username").param("username", HERE.value()).query(String.class).single();
    }

    @Test
    void whoComesBackIsActiveAgain() {
        directory.save(List.of(account(GONE, "Gone")));
        directory.deactivateAllBut(List.of(HERE));
        assertThat(directory.find(GONE)).isEmpty();

        directory.save(List.of(account(GONE, "Gone")));

        assertThat(directory.find(GONE)).isPresent();
    }

    @Test
    void whoHasLeftKeepsTheirNameInTheHistoryAndKeycloakIsNotAsked() {
        directory.save(List.of(account(GONE, "Somebody Gone")));
        directory.deactivateAllBut(List.of(HERE));

        assertThat(access().nameOf(GONE)).contains("Somebody Gone");
        assertThat(access().person(GONE)).isEmpty();
        assertThat(access().people(List.of(GONE))).isEmpty();

        verifyNoInteractions(keycloak);
    }

    @Test
    void whoHasLeftIsInNoGroupAnyMore() {
        var unseen = new Username("directory-unseen");
        directory.save(List.of(account(GONE, "Gone"), account(HERE, "Here")));
        relations.add(List.of(GONE, HERE, unseen).stream().map(person -> new Relation(person, Relation.Kind.ME_MEMBER, "ME-4711")).toList());
        directory.deactivateAllBut(List.of(HERE));

        assertThat(access().members("me-member:ME-4711")).containsExactly(HERE, unseen);
    }

    @Test
    void whoIsNewIsAskedForOnce() {
        var unseen = new Username("directory-new");
        when(keycloak.account(unseen)).thenReturn(Optional.of(account(unseen, "Somebody New")));

        assertThat(access().nameOf(unseen)).contains("Somebody New");
        assertThat(directory.find(unseen)).isPresent();
    }
}
