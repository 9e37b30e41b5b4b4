package io.heyi.ballot.internal;

import static io.heyi.ballot.BallotFixtures.END;
import static io.heyi.ballot.BallotFixtures.aCall;
import static io.heyi.ballot.BallotFixtures.about;
import static io.heyi.inbox.FakeNeighbours.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heyi.access.Username;
import io.heyi.audit.AuditEntry;
import io.heyi.audit.AuditTrail;
import io.heyi.ballot.BallotId;
import io.heyi.ballot.Closing;
import io.heyi.ballot.Secrecy;
import io.heyi.ballot.Speakers;
import io.heyi.ballot.internal.Discussion.Counts;
import io.heyi.ballot.internal.Discussion.Draft;
import io.heyi.ballot.internal.Discussion.Shown;
import io.heyi.ballot.internal.Post.Answer;
import io.heyi.ballot.internal.Post.Reply;
import io.heyi.interest.PlayedInterests;
import io.heyi.shared.FieldError;
import io.heyi.shared.PageRequest;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;

/** The discussion of a ballot: who says what, what becomes of objections, and what of it stays (product-bar D13). */
class DiscussionTest extends BallotStage {

    @Autowired Discussion discussion;
    @Autowired BallotReading reading;
    @Autowired AuditTrail audit;
    @Autowired DiscussionPolicy policy;
    @Autowired PlayedInterests interests;

    @BeforeEach
    void nobodyHasAnInterest() {
        interests.forget();
    }

    /** Called by owner-3; its subject is the observer. */
    private BallotId open() {
        return open(aCall(caseKey, Secrecy.SECRET, 3).answeredBy(new Speakers(List.of(new Username("owner-3")), List.of(new Username("observer")))));
    }

    private static Draft draft(String kind, String text) {
        return new Draft(kind, text, null, UUID.randomUUID().toString());
    }

    private Posting post(BallotId id, String person, Draft draft) {
        return discussion.post(id, user(person), draft);
    }

    private int posted(BallotId id, String person, String kind, String text) {
        return ((Posting.Written) post(id, person, draft(kind, text))).post().number();
    }

    private Posting answer(BallotId id, int post, String person, String kind, String text) {
        return discussion.answer(id, post, user(person), draft(kind, text));
    }

    private List<Post> all(BallotId id) {
        return discussion.page(id, Shown.ALL, new PageRequest(0, 100)).items();
    }

    private static List<String> faults(Posting posting) {
        return ((Posting.Faulty) posting).errors().stream().map(FieldError::field).toList();
    }

    private List<AuditEntry> history(BallotId id) {
        return audit.entries(id + "/discussion", new PageRequest(0, 50)).items();
    }

    @Test
    void whoIsOnTheRollAsksReactsAndObjectsAndEverybodyReadsItNewestFirst() {
        var id = open();
        posted(id, "owner-1", "QUESTION", "What does it cost?");
        posted(id, "owner-2", "REACTION", "I like it.");
        post(id, "second-owner", new Draft("OBJECTION", " The oven line\r\nstops. ", "replace", "k"));

        var posts = all(id);
        assertThat(posts).extracting(Post::number).containsExactly(3, 2, 1);
        assertThat(posts.getFirst()).isEqualTo(new Post(3, Post.Kind.OBJECTION, "The oven line\nstops.", "replace", "second-owner", clock.now, List.of()));
        assertThat(discussion.counts(id)).isEqualTo(new Counts(1, 1, 1, 1));
        assertThat(discussion.page(id, Shown.QUESTION, new PageRequest(0, 10)).items()).extracting(Post::author).containsExactly("owner-1");
        assertThat(discussion.page(id, Shown.ALL, new PageRequest(1, 2)).items()).extracting(Post::number).containsExactly(1);
    }

    @Test
    void nobodyOffTheRollWritesNotEvenTheSubject() {
        var id = open();
        assertThat(post(id, "observer", draft("REACTION", "I am innocent."))).isInstanceOf(Posting.NotYours.class);
        assertThat(post(id, "auditor", draft("QUESTION", "Why?"))).isInstanceOf(Posting.NotYours.class);
        assertThat(post(new BallotId("B-999999999"), "owner-1", draft("QUESTION", "Why?"))).isEqualTo(new Posting.Unknown());
        assertThat(all(id)).isEmpty();
    }

    @Test
    void questionsAreAnsweredByTheRollAndTheSubjectButByNobodyElse() {
        var id = open();
        var number = posted(id, "owner-1", "QUESTION", "What does it cost?");
        answer(id, number, "observer", "", "Nothing.");
        answer(id, number, "owner-2", "ANSWER", "Half a year.");

        assertThat(all(id).getFirst().answers()).containsExactly(new Answer(1, Reply.ANSWER, "Nothing.", "observer", clock.now), new Answer(2, Reply.ANSWER, "Half a year.", "owner-2", clock.now));
        assertThat(answer(id, number, "stranger", "", "Much.")).isInstanceOf(Posting.NotYours.class);
        assertThat(answer(id, 99, "owner-2", "", "?")).isEqualTo(new Posting.Unknown());
        assertThat(faults(answer(id, number, "owner-2", "INTEGRATED", "?"))).containsExactly("kind");
    }

    @Test
    void onlyWhoCalledTheBallotSaysWhatBecomesOfAnObjectionAndTheLastWordCounts() {
        var id = open();
        var number = posted(id, "owner-1", "OBJECTION", "The oven line stops.");
        assertThat(answer(id, number, "owner-2", "INTEGRATED", "No.")).isInstanceOf(Posting.NotYours.class);
        assertThat(answer(id, number, "observer", "LEFT_STANDING", "No.")).isInstanceOf(Posting.NotYours.class);
        assertThat(faults(answer(id, number, "owner-3", "", "No."))).containsExactly("kind");

        answer(id, number, "owner-3", "LEFT_STANDING", "It stops anyway.");
        assertThat(discussion.counts(id).standing()).isEqualTo(1);
        answer(id, number, "owner-3", "INTEGRATED", "The old line runs on for a month.");
        assertThat(discussion.counts(id)).isEqualTo(new Counts(0, 0, 1, 0));
        assertThat(discussion.page(id, Shown.STANDING, new PageRequest(0, 10)).items()).isEmpty();
        assertThat(all(id).getFirst().answers()).hasSize(2);
    }

    @Test
    void whereNobodyIsNamedAnObjectionStandsWhoeverSpeaks() {
        var id = open(Secrecy.SECRET, 3);
        var number = posted(id, "owner-1", "OBJECTION", "The oven line stops.");
        for (var person : List.of("owner-1", "owner-2", "observer")) {
            assertThat(answer(id, number, person, "INTEGRATED", "It runs on.")).as(person).isEqualTo(new Posting.NotYours("ballot.refusal.nobodyCalled"));
        }
        assertThat(discussion.counts(id).standing()).isEqualTo(1);
    }

    @Test
    void nobodySaysWhatBecomesOfHisOwnObjection() {
        var id = open(aCall(caseKey, Secrecy.SECRET, 3).answeredBy(new Speakers(List.of(new Username("owner-2"), new Username("owner-3")), List.of())));
        var number = posted(id, "owner-3", "OBJECTION", "The oven line stops.");
        assertThat(answer(id, number, "owner-3", "INTEGRATED", "It runs on.")).isEqualTo(new Posting.NotYours("ballot.refusal.ownObjection"));
        assertThat(answer(id, number, "owner-2", "INTEGRATED", "It runs on.")).isInstanceOf(Posting.Written.class);
    }

    @Test
    void whoHasAnInterestByNowSpeaksButSaysNotWhatBecomesOfAnObjection() {
        var id = open(about(aCall(caseKey, Secrecy.SECRET, 3), "ME-0009").answeredBy(new Speakers(List.of(new Username("owner-2"), new Username("owner-3")), List.of())));
        var number = posted(id, "owner-1", "OBJECTION", "The oven line stops.");
        interests.hold("owner-2", "ME-0009");
        assertThat(answer(id, number, "owner-2", "LEFT_STANDING", "So what.")).isEqualTo(new Posting.NotYours("ballot.refusal.interestedInObjection"));
        posted(id, "owner-2", "REACTION", "I think so too.");
        assertThat(answer(id, number, "owner-3", "INTEGRATED", "It runs on.")).isInstanceOf(Posting.Written.class);
    }

    @Test
    void aReactionTakesNoAnswer() {
        var id = open();
        assertThat(faults(answer(id, posted(id, "owner-1", "REACTION", "Fine."), "owner-3", "", "Thanks."))).containsExactly("kind");
    }

    @Test
    void aRepeatedRequestWritesOnceAlsoAfterTheEndAndItsKeyServesNothingElse() {
        var id = open();
        var draft = draft("QUESTION", "What does it cost?");
        var first = (Posting.Written) post(id, "owner-1", draft);
        var reply = draft("", "Nothing.");
        discussion.answer(id, 1, user("owner-2"), reply);
        clock.now = END;

        assertThat(post(id, "owner-1", draft)).isInstanceOfSatisfying(Posting.Written.class, again -> {
            assertThat(again.repeated()).isTrue();
            assertThat(again.post().number()).isEqualTo(first.post().number());
        });
        assertThat(discussion.answer(id, 1, user("owner-2"), reply)).isInstanceOfSatisfying(Posting.Written.class, again -> assertThat(again.repeated()).isTrue());
        assertThat(faults(post(id, "owner-1", new Draft("QUESTION", "Something else?", null, draft.key())))).containsExactly("Idempotency-Key");
        assertThat(faults(discussion.answer(id, 1, user("owner-2"), new Draft("", "Much.", null, reply.key())))).containsExactly("Idempotency-Key");
        assertThat(all(id)).hasSize(1).allSatisfy(post -> assertThat(post.answers()).hasSize(1));
        assertThat(history(id)).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"SHOUT,x,,k,kind", "QUESTION,'  ',,k,text", "QUESTION,x\u202ey,,k,text", "QUESTION,x,keep,k,option", "OBJECTION,x,abolish,k,option", "QUESTION,x,,,Idempotency-Key",
            "QUESTION,x,,a b,Idempotency-Key"})
    void badInputNamesItsFieldAndChangesNothing(String kind, String text, String option, String key, String field) {
        var id = open();
        assertThat(faults(post(id, "owner-1", new Draft(kind, text, option, key)))).containsExactly(field);
        assertThat(all(id)).isEmpty();
    }

    @Test
    void aTextHasAtMostTwoThousandCharacters() {
        var id = open();
        assertThat(faults(post(id, "owner-1", draft("QUESTION", "火".repeat(Post.LONGEST) + "x")))).containsExactly("text");
        assertThat(post(id, "owner-1", draft("QUESTION", "🔥".repeat(Post.LONGEST)))).isInstanceOf(Posting.Written.class);
    }

    @Test
    void nobodyFillsADiscussionAlone() {
        var id = open();
        IntStream.range(0, policy.mostPostsPerPerson()).forEach(i -> posted(id, "owner-1", "REACTION", "again"));
        assertThat(faults(post(id, "owner-1", draft("REACTION", "again")))).containsExactly("text");
        assertThat(post(id, "owner-2", draft("QUESTION", "Are you done?"))).isInstanceOf(Posting.Written.class);
        var number = all(id).getFirst().number();
        IntStream.range(0, policy.mostAnswers()).forEach(i -> answer(id, number, "owner-1", "", "no"));
        assertThat(faults(answer(id, number, "owner-2", "", "no"))).containsExactly("text");
    }

    @Test
    void postsAtTheSameTimeGetNumbersWithoutAGap() throws Exception {
        var id = open();
        try (var pool = Executors.newFixedThreadPool(8)) {
            var calls = IntStream.rangeClosed(1, 24).mapToObj(i -> (Callable<Posting>) () -> post(id, "owner-" + (i % 3 + 1), draft("REACTION", "number " + i))).toList();
            for (var done : pool.invokeAll(calls)) {
                assertThat(done.get()).isInstanceOf(Posting.Written.class);
            }
        }
        assertThat(all(id)).extracting(Post::number).containsExactlyElementsOf(IntStream.rangeClosed(1, 24).boxed().toList().reversed());
    }

    @Test
    void theDiscussionEndsWithTheBallotAndNothingInItCanBeChanged() {
        var id = open();
        var number = posted(id, "owner-1", "OBJECTION", "The oven line stops.");
        answer(id, number, "owner-3", "LEFT_STANDING", "It stops anyway.");
        for (var sql : List.of("update ballot.post set text = 'x' where ballot = :ballot", "delete from ballot.answer where ballot = :ballot",
                "update ballot.ballot set callers = '{}' where code = :ballot")) {
            assertThatThrownBy(() -> jdbc.sql(sql).param("ballot", id.value()).update()).as(sql).isInstanceOf(DataAccessException.class);
        }

        clock.now = END;
        assertThat(post(id, "owner-1", draft("QUESTION", "Too late?"))).isEqualTo(new Posting.Closed(END));
        assertThat(answer(id, number, "owner-3", "INTEGRATED", "Too late?")).isEqualTo(new Posting.Closed(END));
        counted(id);
        assertThat(post(id, "owner-1", draft("QUESTION", "Too late?"))).isEqualTo(new Posting.Closed(END));
        assertThatThrownBy(() -> jdbc.sql("insert into ballot.post values (:ballot, 2, 'QUESTION', 'x', null, 'owner-1', 'k', now())").param("ballot", id.value()).update())
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void theHistoryTellsWhoWroteWithoutTheWordsAndVotesStillCount() {
        var id = open();
        voteInTurn(id, "keep");
        var number = posted(id, "owner-1", "OBJECTION", "The oven line stops.");
        answer(id, number, "owner-3", "INTEGRATED", "The old line runs on.");
        assertThat(vote(id, "owner-2", "keep")).isInstanceOf(io.heyi.ballot.Cast.Counted.class);

        assertThat(history(id).reversed()).extracting(AuditEntry::action).containsExactly("ballot.posted", "ballot.postAnswered");
        assertThat(history(id).reversed()).extracting(AuditEntry::actor).containsExactly("owner-1", "owner-3");
        assertThat(history(id)).noneMatch(entry -> entry.details().toString().contains("line")).allMatch(entry -> entry.details().containsKey("hash"));
        assertThat(audit.entries(caseKey, new PageRequest(0, 50)).items()).extracting(AuditEntry::action).containsExactly("ballot.opened");
    }

    @Test
    void theResultKeepsWhichObjectionsStoodAndTheAuditFindsWhoeverRewritesThem() {
        var id = open();
        posted(id, "owner-1", "OBJECTION", "The oven line stops.");
        var second = posted(id, "owner-2", "OBJECTION", "It costs too much.");
        answer(id, second, "owner-3", "INTEGRATED", "It is paid by the platform.");
        voteInTurn(id, "keep", "keep", "keep");
        assertThat(close(id)).isInstanceOf(Closing.Counted.class);

        assertThat(discussion.page(id, Shown.STANDING, new PageRequest(0, 10)).items()).extracting(Post::number).containsExactly(1);
        var counted = audit.entries(id.value(), new PageRequest(0, 1)).items().getFirst();
        assertThat(counted.details().get("standingObjections")).hasToString("[1]");
        assertThat(reading.look(id, user("owner-1")).orElseThrow().audit().isOk()).isTrue();

        asSuperuser(id, "update ballot.post set text = 'All is well.' where ballot = :ballot and number = 1");
        assertThat(reading.look(id, user("owner-1")).orElseThrow().audit().checks()).containsEntry("discussionAsRecorded", false).containsEntry("listAsRecorded", true);
    }
}
