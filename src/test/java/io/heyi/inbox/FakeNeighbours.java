package io.heyi.inbox;

import io.heyi.access.Access;
import io.heyi.access.CurrentUser;
import io.heyi.access.Person;
import io.heyi.access.Relation;
import io.heyi.access.Role;
import io.heyi.access.Username;
import io.heyi.audit.AuditEntry;
import io.heyi.audit.AuditEvent;
import io.heyi.audit.AuditTrail;
import io.heyi.audit.AuditVerification;
import io.heyi.notification.Notice;
import io.heyi.notification.Notifications;
import io.heyi.orchestration.ProcessCommands;
import io.heyi.orchestration.ProcessInstances;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What the inbox needs of other modules, kept in memory so that a test can look at it. */
public final class FakeNeighbours {

    private FakeNeighbours() {}

    /** A person with these candidate groups; role names among them become roles. */
    public static CurrentUser user(String name, String... groups) {
        var username = new Username(name);
        var roles = Arrays.stream(groups).flatMap(group -> Role.named(group).stream()).collect(Collectors.toSet());
        var relations = Arrays.stream(groups).filter(group -> group.contains(":")).map(group -> relation(username, group)).collect(Collectors.toSet());
        return new CurrentUser(username, "Mx " + name, roles, relations, Set.of(groups), "session-of-" + name);
    }

    private static Relation relation(Username person, String group) {
        var parts = group.split(":");
        var kind = Arrays.stream(Relation.Kind.values()).filter(value -> value.groupPrefix().equals(parts[0])).findFirst().orElseThrow();
        return new Relation(person, kind, parts[1]);
    }

    /** One person is signed in, for the whole test. */
    public static final class FakeAccess implements Access {

        /** Those who have left the company. */
        public final Set<Username> left = java.util.concurrent.ConcurrentHashMap.newKeySet();

        /** Those who have a role of people inside. */
        public final Set<Username> inside = java.util.concurrent.ConcurrentHashMap.newKeySet();

        private volatile CurrentUser current = user("nobody");
        private final Map<Username, Set<Relation>> relations = new java.util.concurrent.ConcurrentHashMap<>();

        public void signIn(CurrentUser user) {
            current = user;
            relations.put(user.username(), user.relations());
            SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken(user.username().value(), "", "ROLE_USER"));
        }

        @Override
        public CurrentUser currentUser() {
            return current;
        }

        @Override
        public Optional<Person> person(Username username) {
            return left.contains(username) ? Optional.empty() : Optional.of(new Person(username, "Mx " + username.value(), username.value() + "@example.org", inside.contains(username) ? Set.of(Role.ENTREPRENEUR) : Set.of()));
        }

        @Override
        public Map<Username, Person> people(Collection<Username> usernames) {
            return usernames.stream().distinct().filter(name -> !left.contains(name)).collect(Collectors.toMap(Function.identity(), name -> person(name).orElseThrow()));
        }

        @Override
        public PageOf<Person> search(String text, Role role, PageRequest page) {
            return search(text, page);
        }

        @Override
        public PageOf<Person> search(String text, PageRequest page) {
            return PageOf.of(List.of(), 0, page);
        }

        @Override
        public List<Username> holders(Role role) {
            return List.of();
        }

        @Override
        public List<Username> members(String group) {
            return relations.values().stream().flatMap(Set::stream).filter(relation -> relation.group().equals(group)).map(Relation::person).toList();
        }

        @Override
        public Set<Relation> relationsOf(Username person) {
            return relations.getOrDefault(person, Set.of());
        }

        @Override
        public void grant(Collection<Relation> granted) {
            granted.forEach(one -> relations.merge(one.person(), Set.of(one), (known, more) -> {
                var all = new HashSet<>(known);
                all.addAll(more);
                return all;
            }));
        }

        @Override
        public void revoke(Collection<Relation> revoked) {
            revoked.forEach(one -> relations.computeIfPresent(one.person(), (person, known) ->
                    known.stream().filter(relation -> !relation.equals(one)).collect(Collectors.toSet())));
        }
    }

    /** What people were told. */
    public static final class RecordedNotices implements Notifications {

        public final List<Notice> told = new CopyOnWriteArrayList<>();
        public final List<String> settled = new CopyOnWriteArrayList<>();

        @Override
        public void tell(Notice notice) {
            told.add(notice);
        }

        @Override
        public void settle(String key) {
            settled.add(key);
        }
    }

    public static final class RecordedAudit implements AuditTrail {

        public final List<AuditEvent> events = new CopyOnWriteArrayList<>();
        public final List<AuditEvent> refusals = new CopyOnWriteArrayList<>();
        /** Those for which a second connection to the database would have been needed. */
        public final List<AuditEvent> refusalsWithinTransactions = new CopyOnWriteArrayList<>();

        @Override
        public AuditEntry record(AuditEvent event) {
            events.add(event);
            return entry(event, events.size());
        }

        @Override
        public AuditEntry recordRefusal(AuditEvent event) {
            refusals.add(event);
            if (TransactionSynchronizationManager.isActualTransactionActive()) {
                refusalsWithinTransactions.add(event);
            }
            return entry(event, refusals.size());
        }

        @Override
        public PageOf<AuditEntry> entries(String stream, PageRequest page) {
            var all = new ArrayList<AuditEntry>();
            events.stream().filter(event -> event.stream().equals(stream)).forEach(event -> all.add(entry(event, all.size() + 1)));
            var newestFirst = all.reversed();
            return PageOf.of(newestFirst.stream().skip(page.offset()).limit(page.size()).toList(), newestFirst.size(), page);
        }

        @Override
        public PageOf<AuditEntry> entries(PageRequest page) {
            return PageOf.of(List.of(), 0, page);
        }

        @Override
        public AuditVerification verify() {
            return new AuditVerification.Intact(events.size());
        }

        @Override
        public AuditVerification verify(String stream) {
            return new AuditVerification.Intact(events.size());
        }

        private static AuditEntry entry(AuditEvent event, int number) {
            return new AuditEntry(number, event.stream(), number, Instant.EPOCH, event.actor(), event.action(), event.details(), "before", "hash-" + number);
        }
    }

    /** @param variables with the outcome variable */
    public record Completed(long key, String businessKey, Map<String, Object> variables) {}

    public static final class RecordedCommands implements ProcessCommands {

        public final List<Completed> completed = new CopyOnWriteArrayList<>();
        /** What the engine was shown, in order. */
        public final List<Shown> shown = new CopyOnWriteArrayList<>();
        /** Cases of which it cannot be shown anything. */
        public final Set<String> broken = java.util.concurrent.ConcurrentHashMap.newKeySet();

        /** @param what a holder, empty for none, or a {@code UserTaskUpdate} */
        public record Shown(String businessKey, Object what) {}

        @Override
        public void assignUserTask(long taskKey, String businessKey, Optional<String> holder) {
            if (broken.contains(businessKey)) {
                throw new IllegalStateException("broken");
            }
            shown.add(new Shown(businessKey, holder.orElse("")));
        }

        @Override
        public void updateUserTask(long taskKey, String businessKey, UserTaskUpdate update) {
            if (broken.contains(businessKey)) {
                throw new IllegalStateException("broken");
            }
            shown.add(new Shown(businessKey, update));
        }

        @Override
        public void publish(String message, String businessKey, Map<String, Object> variables) {
            throw new UnsupportedOperationException("the inbox starts nothing");
        }

        @Override
        public void completeUserTask(long taskKey, String businessKey, Map<String, Object> variables) {
            completed.add(new Completed(taskKey, businessKey, variables));
        }

        @Override
        public void forgetUserTask(long taskKey, String businessKey) {
            completed.removeIf(command -> command.key() == taskKey && command.businessKey().equals(businessKey));
        }
    }

    public static final class NoInstances implements ProcessInstances {

        @Override
        public Optional<InstanceView> byBusinessKey(String processId, String businessKey) {
            return Optional.empty();
        }

        @Override
        public Optional<String> diagram(long processDefinitionKey) {
            return Optional.empty();
        }

        @Override
        public Optional<String> currentDiagram(String processId) {
            return Optional.empty();
        }
    }

    /** A clock that a test moves. */
    public static final class SetClock extends Clock {

        public volatile Instant now = Instant.parse("2026-03-02T02:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return new Clock() {

                @Override
                public ZoneId getZone() {
                    return zone;
                }

                @Override
                public Clock withZone(ZoneId other) {
                    return SetClock.this.withZone(other);
                }

                @Override
                public Instant instant() {
                    return now;
                }
            };
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
