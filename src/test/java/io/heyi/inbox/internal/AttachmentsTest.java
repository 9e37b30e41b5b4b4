package io.heyi.inbox.internal;

import static io.heyi.inbox.FakeNeighbours.user;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.access.CurrentUser;
import io.heyi.files.FilePolicy;
import io.heyi.files.SampleFiles;
import io.heyi.inbox.FakeNeighbours.FakeAccess;
import io.heyi.inbox.FakeNeighbours.RecordedAudit;
import io.heyi.inbox.FakeTaskType;
import io.heyi.inbox.InboxTest;
import io.heyi.inbox.internal.attachment.Attachment;
import io.heyi.inbox.internal.attachment.AttachmentOutcome;
import io.heyi.inbox.internal.attachment.Attachments;
import io.heyi.orchestration.UserTask;
import io.heyi.shared.FieldError;
import io.heyi.shared.PageRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Files of a case and who gets at them (product-bar T15). */
@InboxTest
class AttachmentsTest {

    @Autowired Attachments attachments;
    @Autowired FilePolicy policy;
    @Autowired TaskActions actions;
    @Autowired TaskProjection projection;
    @Autowired TaskStore store;
    @Autowired FakeTaskType type;
    @Autowired FakeAccess access;
    @Autowired RecordedAudit audit;
    @Autowired JdbcClient jdbc;

    private final String mark = UUID.randomUUID().toString();
    private final String group = "platform-owner:" + mark;
    private final CurrentUser owner = user("owner-" + mark.substring(0, 8), group, "platform-owner");
    private final CurrentUser second = user("second-" + mark.substring(0, 8), group, "platform-owner");
    private final CurrentUser stranger = user("stranger-" + mark.substring(0, 8));
    private final byte[] pdf = SampleFiles.pdf();
    private UUID task;

    @BeforeEach
    void aTask() {
        Stream.of(owner, second, stranger).forEach(access::signIn);
        task = add(TaskFixtures.offeredTo(group, mark));
    }

    private UUID add(UserTask one) {
        projection.created(one);
        return store.findByEngineKey(one.key()).orElseThrow().id();
    }

    private AttachmentOutcome attach(UUID on, CurrentUser who, String name, byte[] content) {
        return attachments.attach(UUID.randomUUID(), on, who, name, new ByteArrayInputStream(content));
    }

    private Attachment attached(UUID on, CurrentUser who) {
        return ((AttachmentOutcome.Done) attach(on, who, "offer.pdf", pdf)).attachment();
    }

    private List<String> seen(UUID on, CurrentUser reader) {
        return attachments.of(store.find(on).orElseThrow(), reader, PageRequest.first()).items().stream().map(Attachment::name).toList();
    }

    private static String fault(AttachmentOutcome outcome) {
        return ((AttachmentOutcome.Invalid) outcome).errors().stream().map(FieldError::code).findFirst().orElseThrow();
    }

    @Test
    void whatIsAttachedIsReadOnLaterTasksOfTheCaseAndNowhereElse() throws IOException {
        var one = attached(task, owner);
        actions.complete(task, owner, Completion.of("approve", null, null));
        var later = add(TaskFixtures.offeredTo(group, mark));
        assertThat(seen(later, second)).containsExactly("offer.pdf");
        assertThat(attachments.find(later, one.id(), second)).isEqualTo(new AttachmentOutcome.Done(one));
        try (var content = attachments.content(one)) {
            assertThat(content.readAllBytes()).isEqualTo(pdf);
        }
        var elsewhere = add(TaskFixtures.offeredTo(group, mark + "-another"));
        assertThat(seen(elsewhere, second)).isEmpty();
        assertThat(attachments.find(elsewhere, one.id(), second)).isInstanceOf(AttachmentOutcome.Unknown.class);
        assertThat(audit.events).filteredOn(event -> event.action().equals("inbox.attachmentAdded") && event.stream().equals(mark)).singleElement()
                .satisfies(event -> assertThat(event.details()).containsEntry("sha256", one.sha256()).containsEntry("file", "offer.pdf"));
    }

    @Test
    void whoMayNotReadTheTaskNeitherAttachesNorReadsNorTakesBack() {
        var one = attached(task, owner);
        assertThat(attach(task, stranger, "offer.pdf", pdf)).isInstanceOf(AttachmentOutcome.Forbidden.class);
        assertThat(attachments.find(task, one.id(), stranger)).isInstanceOf(AttachmentOutcome.Forbidden.class);
        assertThat(attachments.withdraw(task, one.id(), stranger)).isInstanceOf(AttachmentOutcome.Forbidden.class);
        assertThat(attachments.withdraw(task, one.id(), second)).as("it is another's").isInstanceOf(AttachmentOutcome.Forbidden.class);
        assertThat(attachments.find(task, UUID.randomUUID(), owner)).isInstanceOf(AttachmentOutcome.Unknown.class);
        assertThat(attachments.find(UUID.randomUUID(), one.id(), owner)).isInstanceOf(AttachmentOutcome.Unknown.class);
    }

    @Test
    void whoIsKeptOutOfATaskDoesNotReadWhatWasAttachedThere() {
        var one = attached(task, owner);
        var own = add(TaskFixtures.assignedTo(second.username().value(), mark + "-own"));
        var same = add(TaskFixtures.assignedTo(second.username().value(), mark));
        type.excluded.put(mark, Set.of(second.username()));
        assertThat(attachments.find(same, one.id(), second)).isInstanceOf(AttachmentOutcome.Forbidden.class);
        assertThat(attachments.find(own, one.id(), second)).as("through a task of another case").isInstanceOf(AttachmentOutcome.Unknown.class);
        assertThat(attach(task, second, "offer.pdf", pdf)).isInstanceOf(AttachmentOutcome.Forbidden.class);
    }

    @Test
    void whatIsTakenBackLeavesItsLineAndNoContent() {
        var one = attached(task, owner);
        assertThat(attachments.withdraw(task, one.id(), owner)).isInstanceOf(AttachmentOutcome.Done.class);
        assertThat(attachments.withdraw(task, one.id(), owner)).as("again").isInstanceOf(AttachmentOutcome.Done.class);
        assertThat(attachments.find(task, one.id(), owner)).isInstanceOf(AttachmentOutcome.Withdrawn.class);
        assertThat(seen(task, owner)).containsExactly("offer.pdf");
        assertThat(jdbc.sql("select released_at is not null from files.content where id = :id").param("id", one.content()).query(Boolean.class).single()).isTrue();
        assertThat(audit.events).filteredOn(event -> event.action().equals("inbox.attachmentWithdrawn") && event.stream().equals(mark)).hasSize(1);
    }

    @Test
    void theSameRequestAttachesNothingTwice() {
        var id = UUID.randomUUID();
        var first = attachments.attach(id, task, owner, "offer.pdf", new ByteArrayInputStream(pdf));
        assertThat(attachments.attach(id, task, owner, "offer.pdf", new ByteArrayInputStream(pdf))).isEqualTo(first);
        assertThat(fault(attachments.attach(id, task, second, "offer.pdf", new ByteArrayInputStream(pdf)))).isEqualTo("attachment.error.idTaken");
        assertThat(seen(task, owner)).hasSize(1);
    }

    @Test
    void whatIsRefusedChangesNothing() {
        assertThat(fault(attach(task, owner, "page.html", "<html>".getBytes(UTF_8)))).isEqualTo("files.error.kind");
        assertThat(fault(attach(task, owner, "photo.png", pdf))).isEqualTo("files.error.notWhatItSays");
        assertThat(seen(task, owner)).isEmpty();
        assertThat(audit.events).filteredOn(event -> event.stream().equals(mark) && event.action().startsWith("inbox.attachment")).isEmpty();
    }

    @Test
    void aCaseHasNoMoreThanThePolicySaysThoughManyAttachAtOnce() {
        jdbc.sql("""
                        insert into inbox.attachment (id, business_key, task_id, person, name, kind, size, sha256, content, scanned, at)
                        select gen_random_uuid(), :key, :task, 'somebody', 'a.txt', 'TEXT', 1, repeat('0', 64), gen_random_uuid(), false, now() from generate_series(1, :many)""")
                .param("key", mark).param("task", task).param("many", policy.mostPerCase() - 2).update();
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var outcomes = IntStream.range(0, 6).mapToObj(one -> people.submit(() -> attach(task, owner, "offer.pdf", pdf))).toList().stream().map(AttachmentsTest::result).toList();
            assertThat(outcomes).filteredOn(AttachmentOutcome.Done.class::isInstance).hasSize(2);
            assertThat(outcomes).filteredOn(AttachmentOutcome.Invalid.class::isInstance).allSatisfy(refused -> assertThat(fault(refused)).isEqualTo("attachment.error.tooMany"));
        }
    }

    private static AttachmentOutcome result(Future<AttachmentOutcome> one) {
        try {
            return one.get(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
