package io.heyi.inbox.internal;

import static io.heyi.inbox.FakeNeighbours.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.access.CurrentUser;
import io.heyi.access.Username;
import io.heyi.inbox.FakeNeighbours.FakeAccess;
import io.heyi.inbox.FakeTaskType;
import io.heyi.inbox.InboxTest;
import io.heyi.inbox.internal.draft.DraftOutcome;
import io.heyi.inbox.internal.draft.Drafts;
import io.heyi.orchestration.UserTask;
import io.heyi.shared.FieldError;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What somebody types into a task is kept for him alone, until it is decided (product-bar T4). */
@InboxTest
class DraftTest {

    @Autowired Drafts drafts;
    @Autowired TaskActions actions;
    @Autowired TaskProjection projection;
    @Autowired TaskStore store;
    @Autowired FakeTaskType type;
    @Autowired FakeAccess access;
    @Autowired JdbcClient jdbc;

    private final String mark = UUID.randomUUID().toString();
    private final String group = "platform-owner:" + mark;
    private final CurrentUser owner = user("owner-" + mark.substring(0, 8), group);
    private final CurrentUser second = user("second-" + mark.substring(0, 8), group);
    private final UserTask offered = TaskFixtures.offeredTo(group, mark);
    private UUID task;

    private UUID add(UserTask one) {
        projection.created(one);
        return store.findByEngineKey(one.key()).orElseThrow().id();
    }

    private int saved(DraftOutcome outcome) {
        return ((DraftOutcome.Saved) outcome).draft().version();
    }

    private String kept(UUID id, CurrentUser person) {
        return drafts.of(store.find(id).orElseThrow(), person).map(draft -> draft.values() + draft.reason()).orElse("nothing");
    }

    private UUID task() {
        task = task == null ? add(offered) : task;
        return task;
    }

    @Test
    void anUnfinishedDecisionIsKeptAsItIsForItsAuthorAlone() {
        assertThat(saved(drafts.save(task(), owner, 0, "{\"amount\":\"not yet a num\",\"unknown\":1}", "because"))).isEqualTo(1);
        assertThat(kept(task(), owner)).isEqualTo("{\"amount\":\"not yet a num\",\"unknown\":1}because");
        assertThat(kept(task(), second)).isEqualTo("nothing");
        assertThat(saved(drafts.save(task(), second, 0, "{}", "mine"))).isEqualTo(1);
        assertThat(kept(task(), owner)).endsWith("because");
    }

    @Test
    void anOlderWindowDoesNotOverwriteANewerOne() {
        drafts.save(task(), owner, 0, "{}", "first");
        assertThat(saved(drafts.save(task(), owner, 1, "{}", "second"))).isEqualTo(2);
        assertThat(drafts.save(task(), owner, 1, "{}", "from an old window")).isInstanceOfSatisfying(DraftOutcome.Overtaken.class, overtaken -> assertThat(overtaken.now().reason()).isEqualTo("second"));
        assertThat(drafts.save(task(), owner, 0, "{}", "from a window without a draft")).isInstanceOf(DraftOutcome.Overtaken.class);
        assertThat(kept(task(), owner)).isEqualTo("{}second");
        assertThat(saved(drafts.save(task(), owner, 1, "{}", "second"))).as("the answer was lost and the browser repeats").isEqualTo(2);
    }

    @Test
    void givingTheTaskBackKeepsTheDraftAndDecidingRemovesIt() {
        actions.claim(task(), owner);
        drafts.save(task(), owner, 0, "{}", "half a sentence");
        actions.release(task(), owner);
        assertThat(kept(task(), owner)).isEqualTo("{}half a sentence");
        actions.complete(task(), owner, Completion.of("approve", null, null));
        assertThat(jdbc.sql("select count(*) from inbox.draft where task_id = :id").param("id", task()).query(Long.class).single()).isZero();
    }

    @Test
    void aTaskThatIsAskedAnewHasTheDraftOfTheOneBefore() {
        drafts.save(task(), owner, 0, "{\"amount\":\"5\"}", "so far");
        projection.gone(offered.key());
        assertThat(kept(task(), owner)).isEqualTo("nothing");
        var again = add(TaskFixtures.offeredTo(group, mark));
        assertThat(kept(again, owner)).isEqualTo("{\"amount\":\"5\"}so far");
        assertThat(kept(add(TaskFixtures.offeredTo(group, mark + "-another")), owner)).isEqualTo("nothing");
    }

    @Test
    void onlyWhoMayDecideKeepsADraft() {
        assertThat(drafts.save(task(), user("stranger-" + mark.substring(0, 8)), 0, "{}", "")).isInstanceOf(DraftOutcome.Forbidden.class);
        type.excluded.put(mark, Set.of(new Username(second.username().value())));
        assertThat(drafts.save(task(), second, 0, "{}", "")).isInstanceOf(DraftOutcome.Forbidden.class);
        assertThat(drafts.save(UUID.randomUUID(), owner, 0, "{}", "")).isInstanceOf(DraftOutcome.Unknown.class);
        actions.claim(task(), owner);
        type.excluded.remove(mark);
        assertThat(drafts.save(task(), second, 0, "{}", "")).isInstanceOf(DraftOutcome.Forbidden.class);
        actions.complete(task(), owner, Completion.of("approve", null, null));
        assertThat(drafts.save(task(), owner, 0, "{}", "")).isInstanceOf(DraftOutcome.Forbidden.class);
    }

    @Test
    void aDraftIsOneObjectOfABoundedSize() {
        for (var wrong : new String[] {"[]", "{\"a\":1,\"a\":2}", "{", "\"text\"", "{} {}", "{\"a\":\"" + "x".repeat(Drafts.LONGEST_VALUES) + "\"}"}) {
            assertThat(((DraftOutcome.Invalid) drafts.save(task(), owner, 0, wrong, "")).errors()).extracting(FieldError::field).containsExactly("values");
        }
        assertThat(((DraftOutcome.Invalid) drafts.save(task(), owner, 0, "{}", "x".repeat(2_001))).errors()).extracting(FieldError::field).containsExactly("reason");
        assertThat(kept(task(), owner)).isEqualTo("nothing");
    }

    @Test
    void startingOverForgetsItAndMayBeRepeated() {
        drafts.save(task(), owner, 0, "{}", "no");
        assertThat(drafts.discard(task(), owner)).isEmpty();
        assertThat(drafts.discard(task(), owner)).isEmpty();
        assertThat(kept(task(), owner)).isEqualTo("nothing");
        assertThat(saved(drafts.save(task(), owner, 1, "{}", "another"))).isEqualTo(1);
    }

    @Test
    void aVersionThatThereCannotBeIsOvertakenLikeAnyOther() {
        drafts.save(task(), owner, 0, "{}", "first");
        for (var version : new int[] {Integer.MAX_VALUE, -1}) {
            assertThat(drafts.save(task(), owner, version, "{}", "forged")).isInstanceOf(DraftOutcome.Overtaken.class);
        }
    }
}
