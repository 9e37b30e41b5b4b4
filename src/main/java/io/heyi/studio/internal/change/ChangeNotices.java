package io.heyi.studio.internal.change;

import io.heyi.access.Access;
import io.heyi.access.CurrentUser;
import io.heyi.access.Role;
import io.heyi.access.Username;
import io.heyi.audit.AuditEvent;
import io.heyi.notification.Notice;
import io.heyi.notification.NoticeKind;
import io.heyi.notification.Notifications;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Tells those whom it concerns how a change goes on (product-bar E1): who could approve it, and who wrote it. */
@Component
class ChangeNotices {

    private final ChangeStore store;
    private final Access access;
    private final Notifications notifications;
    private final Clock clock;

    ChangeNotices(ChangeStore store, Access access, Notifications notifications, Clock clock) {
        this.store = store;
        this.access = access;
        this.notifications = notifications;
        this.clock = clock;
    }

    void asked(Change change, CurrentUser by) {
        var writers = store.writers(change.id());
        tell(change, "asked", access.holders(Role.PROCESS_OWNER).stream().map(Username::value).filter(owner -> !writers.contains(owner)), List.of(by.displayName(), change.code(), change.title()));
    }

    void sentBack(Change change, CurrentUser by) {
        tell(change, "sentBack", store.writers(change.id()).stream(), List.of(by.displayName(), change.code(), change.title()));
    }

    void live(Change change) {
        tell(change, "live", concerned(change), List.of(change.code(), change.title()));
    }

    void refused(Change change) {
        tell(change, "refused", concerned(change), List.of(change.code(), change.title()));
    }

    private Stream<String> concerned(Change change) {
        return Stream.concat(store.writers(change.id()).stream(), change.review().flatMap(Change.Review::approvedBy).stream());
    }

    private void tell(Change change, String what, Stream<String> people, List<String> arguments) {
        var told = people.filter(person -> !person.equals(AuditEvent.SYSTEM)).map(Username::new).collect(Collectors.toSet());
        if (!told.isEmpty()) {
            var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            notifications.tell(new Notice("change:%s:%s:%s".formatted(change.code(), what, now), NoticeKind.CASE_NEWS, told, "studio.notice." + what, arguments, "/studio/changes/" + change.code(), now));
        }
    }
}
