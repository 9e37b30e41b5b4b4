package io.heyi.ballot.internal;

import static io.heyi.ballot.BallotFixtures.END;
import static io.heyi.ballot.BallotFixtures.KEEP;
import static io.heyi.ballot.BallotFixtures.REPLACE;
import static io.heyi.ballot.BallotFixtures.aCall;
import static io.heyi.ballot.BallotFixtures.seat;
import static io.heyi.inbox.FakeNeighbours.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heyi.access.Username;
import io.heyi.audit.AuditEntry;
import io.heyi.audit.AuditTrail;
import io.heyi.ballot.BallotFixtures;
import io.heyi.ballot.BallotId;
import io.heyi.ballot.BallotResult.Outcome;
import io.heyi.ballot.BallotState;
import io.heyi.ballot.Cast;
import io.heyi.ballot.Closing;
import io.heyi.ballot.CountingRule;
import io.heyi.ballot.Receipt;
import io.heyi.ballot.Seat;
import io.heyi.ballot.Secrecy;
import io.heyi.ballot.Vote;
import io.heyi.ballot.Wording;
import io.heyi.interest.PlayedInterests;
import io.heyi.shared.Fraction;
import io.heyi.shared.PageRequest;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Ballots from opening to count, and what is refused on the way. */
class BallotsTest extends BallotStage {

    @Autowired BallotReading reading;
    @Autowired AuditTrail audit;
    @Autowired PlayedInterests interests;

    @AfterEach
    void nobodyHasAnInterest() {
        interests.forget();
    }

    private Verification auditOf(BallotId id) {
        return reading.look(id, user("auditor", "auditor")).orElseThrow().audit();
    }

    private List<BallotId> toCast(String person) {
        return reading.list(BallotReading.View.TO_CAST, user(person), new PageRequest(0, 100)).items().stream().filter(BallotReading.Row::waitsForMe).map(BallotReading.Row::id).toList();
    }

    private List<String> history(String stream) {
        return audit.entries(stream, new PageRequest(0, 50)).items().stream().map(AuditEntry::action).toList().reversed();
    }

    @ParameterizedTest
    @EnumSource(Secrecy.class)
    void aBallotIsCountedAtItsEndAndItsAuditConfirmsIt(Secrecy secrecy) {
        var id = open(secrecy, 4);
        voteInTurn(id, "replace", "replace", "keep", "replace");

        var result = counted(id);

        assertThat(result.outcome()).isEqualTo(new Outcome.Chosen(REPLACE));
        assertThat(result.counts()).extracting(count -> count.votes()).containsExactly(1, 0, 3);
        assertThat(auditOf(id).checks()).hasSize(6);
        assertThat(auditOf(id).isOk()).isTrue();
        assertThat(history(caseKey)).containsExactly("ballot.opened", "ballot.counted");
        assertThat(history(id.value())).containsExactly("ballot.opened", "ballot.voteCounted", "ballot.voteCounted", "ballot.voteCounted", "ballot.voteCounted", "ballot.counted");
    }

    @Test
    void countingAgainGivesTheSame() {
        var id = open(Secrecy.SECRET, 3);
        voteInTurn(id, "keep", "keep");
        assertThat(counted(id)).isEqualTo(counted(id));
        assertThat(history(caseKey)).containsExactly("ballot.opened", "ballot.counted");
    }

    @Test
    void itIsCountedEarlyOnlyWhenAllSeatsHaveVoted() {
        var id = open(Secrecy.SECRET, 3);
        voteInTurn(id, "keep", "keep");
        assertThat(close(id)).isEqualTo(new Closing.StillOpen(END));
        vote(id, "owner-3", "replace");
        assertThat(close(id)).isInstanceOf(Closing.Counted.class);
    }

    @ParameterizedTest
    @EnumSource(Secrecy.class)
    void whoHasAnInterestByNowIsRefusedAndTheSeatStaysForItsOtherPeople(Secrecy secrecy) {
        var id = open(BallotFixtures.about(BallotFixtures.aCall(caseKey, secrecy, 3), "ME-0009"));
        assertThat(vote(id, "owner-2", "keep")).isInstanceOf(Cast.Counted.class);
        interests.hold("owner-1", "ME-0009");
        interests.hold("owner-3", "ME-0009");

        assertThat(vote(id, "owner-1", "keep")).isEqualTo(new Cast.Interested());
        assertThat(reading.look(id, user("owner-1")).orElseThrow()).satisfies(look -> {
            assertThat(look.keptOut()).isTrue();
            assertThat(look.mayVote()).isFalse();
        });
        assertThat(toCast("owner-1")).as("nor does it wait for him").doesNotContain(id);
        assertThat(toCast("second-owner")).contains(id);
        assertThat(vote(id, "second-owner", "keep")).isInstanceOf(Cast.Counted.class);
        assertThat(vote(id, "owner-3", "replace")).isEqualTo(new Cast.Interested());

        assertThat(counted(id).votes()).isEqualTo(2);
        assertThat(ballots.missing(id)).extracting(Seat::id).containsExactly("ME-0003");
        assertThat(auditOf(id).isOk()).isTrue();
    }

    @Test
    void aVoteThatWasCountedStaysCountedWhenAnInterestComesLater() {
        var id = open(BallotFixtures.about(BallotFixtures.aCall(caseKey, Secrecy.SECRET, 3), "ME-0009"));
        var receipt = Receipt.random();
        vote(id, "owner-1", "keep", receipt);
        interests.hold("owner-1", "ME-0009");
        assertThat(vote(id, "owner-1", "keep", receipt)).isEqualTo(new Cast.AlreadyCounted(receipt));
    }

    @Test
    void aBallotThatNamesNothingAsksForNoInterest() {
        var id = open(Secrecy.SECRET, 3);
        interests.hold("owner-1", "ME-0009");
        assertThat(vote(id, "owner-1", "keep")).isInstanceOf(Cast.Counted.class);
    }

    @Test
    void whatItIsAboutIsFrozenAndPartOfTheFingerprint() {
        var id = open(BallotFixtures.about(BallotFixtures.aCall(caseKey, Secrecy.OPEN, 3), "ME-0009"));
        assertThat(ballots.find(id).orElseThrow().call().objects()).containsExactly("ME-0009");
        assertThatThrownBy(() -> open(Secrecy.OPEN, 3)).isInstanceOf(IllegalStateException.class).hasMessageContaining("another content");
        assertThatThrownBy(() -> jdbc.sql("update ballot.ballot set objects = '{}' where code = ?").param(id.value()).update()).hasStackTraceContaining("cannot be changed");
    }

    @Test
    void tooFewVotesDecideNothing() {
        var id = open(Secrecy.OPEN, 4);
        voteInTurn(id, "keep", "keep");
        assertThat(counted(id).outcome()).isEqualTo(new Outcome.NoQuorum());
        assertThat(ballots.missing(id)).extracting(Seat::id).containsExactly("ME-0003", "ME-0004");
    }

    @Test
    void openingAgainWithTheSameContentGivesTheSameBallotAndWithAnotherNone() {
        var id = open(Secrecy.SECRET, 3);
        assertThat(open(Secrecy.SECRET, 3)).isEqualTo(id);
        assertThatThrownBy(() -> open(Secrecy.SECRET, 4)).isInstanceOf(IllegalStateException.class).hasMessageContaining("another content");
        assertThat(history(caseKey)).containsExactly("ballot.opened");
        assertThat(ballots.withReference(caseKey + "/vote-1")).contains(id);
    }

    @Test
    void aBallotThatHasEndedBeforeItOpensIsRefused() {
        clock.now = END;
        assertThatThrownBy(() -> open(Secrecy.OPEN, 3)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("endsAt");
    }

    @Test
    void whatWasFrozenIsReadBackAsItWas() {
        var call = aCall(caseKey, Secrecy.OPEN, CountingRule.majority(new Fraction(1, 2)), List.of(seat(1), seat(2)));
        assertThat(ballots.find(open(call)).orElseThrow().call()).isEqualTo(call);
        assertThat(Wording.message("a.key", "x")).isNotEqualTo(Wording.of("a.key"));
    }

    // --- attacks

    @ParameterizedTest
    @EnumSource(Secrecy.class)
    void nobodyVotesTwice(Secrecy secrecy) {
        var id = open(secrecy, 3);
        vote(id, "owner-1", "keep");
        assertThat(vote(id, "owner-1", "replace")).isEqualTo(new Cast.SeatHasVoted("ME-0001"));
        assertThat(vote(id, "second-owner", "replace")).isEqualTo(new Cast.SeatHasVoted("ME-0001"));
        assertThat(counted(id).votes()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Secrecy.class)
    void aReplayedVoteCountsOnce(Secrecy secrecy) {
        var id = open(secrecy, 3);
        var receipt = Receipt.random();
        assertThat(vote(id, "owner-1", "keep", receipt)).isEqualTo(new Cast.Counted(receipt));
        assertThat(vote(id, "owner-1", "keep", receipt)).isEqualTo(new Cast.AlreadyCounted(receipt));
        assertThat(vote(id, "owner-1", "replace", receipt)).isEqualTo(new Cast.SeatHasVoted("ME-0001"));
        assertThat(vote(id, "owner-2", "keep", receipt)).isEqualTo(new Cast.ReceiptTaken());
        assertThat(counted(id).votes()).isEqualTo(1);
    }

    @Test
    void theSubjectAndWhoeverElseIsNotOnTheRollCannotVote() {
        var id = open(Secrecy.SECRET, 3);
        assertThat(vote(id, "owner-9", "keep")).isEqualTo(new Cast.NotOnRoll());
        assertThat(vote(id, "observer", "keep")).isEqualTo(new Cast.NotOnRoll());
        assertThat(ballots.cast(id, user("auditor", "auditor", "administrator"), new Vote(Optional.of("ME-0001"), "keep", Receipt.random()))).isEqualTo(new Cast.NotOnRoll());
    }

    @Test
    void nobodyVotesOnBehalfOfAnother() {
        var id = open(Secrecy.OPEN, 3);
        assertThat(ballots.cast(id, user("owner-1"), new Vote(Optional.of("ME-0002"), "keep", Receipt.random()))).isEqualTo(new Cast.NotOnRoll());
        assertThat(ballots.missing(id)).hasSize(3);
    }

    @Test
    void whoBecameAnOwnerAfterTheOpeningIsNotOnTheRoll() {
        var id = open(Secrecy.OPEN, 3);
        assertThat(ballots.cast(id, user("newcomer", "me-owner:ME-0001"), new Vote(Optional.of("ME-0001"), "keep", Receipt.random()))).isEqualTo(new Cast.NotOnRoll());
    }

    @Test
    void aVoteAtTheEndIsTooLate() {
        var id = open(Secrecy.SECRET, 3);
        clock.now = END.minusNanos(1000);
        assertThat(vote(id, "owner-1", "keep")).isInstanceOf(Cast.Counted.class);
        clock.now = END;
        assertThat(vote(id, "owner-2", "keep")).isEqualTo(new Cast.Closed(END));
        counted(id);
        assertThat(vote(id, "owner-3", "keep")).isEqualTo(new Cast.Closed(END));
    }

    @Test
    void whoStandsForSeveralSeatsNamesTheOneThatIsMeant() {
        var both = List.of(new Seat("ME-0001", "One", List.of(new Username("anna"))), new Seat("ME-0002", "Two", List.of(new Username("anna"))));
        var id = open(aCall(caseKey, Secrecy.SECRET, CountingRule.ofTheRoll(new Fraction(2, 3)), both));
        assertThat(vote(id, "anna", "keep")).isEqualTo(new Cast.WhichSeat(List.of("ME-0001", "ME-0002")));
        for (var seat : both) {
            assertThat(ballots.cast(id, user("anna"), new Vote(Optional.of(seat.id()), "keep", Receipt.random()))).isInstanceOf(Cast.Counted.class);
        }
        assertThat(counted(id).outcome()).isEqualTo(new Outcome.Chosen(KEEP));
    }

    @Test
    void anOptionThatIsNotOnThePaperIsRefused() {
        var id = open(Secrecy.OPEN, 3);
        assertThat(vote(id, "owner-1", "abolish")).isEqualTo(new Cast.UnknownOption(List.of("keep", "reduce", "replace")));
        assertThat(vote(new BallotId("B-999999"), "owner-1", "keep")).isEqualTo(new Cast.UnknownBallot());
    }

    @Test
    void ofManyVotesOfOneSeatAtOnceExactlyOneCounts() throws Exception {
        var id = open(Secrecy.SECRET, 3);
        try (var threads = Executors.newFixedThreadPool(6)) {
            var attempts = IntStream.range(0, 6).<Callable<Cast>>mapToObj(i -> () -> vote(id, i % 2 == 0 ? "owner-1" : "second-owner", i % 2 == 0 ? "keep" : "replace")).toList();
            var casts = threads.invokeAll(attempts).stream().map(java.util.concurrent.Future::resultNow).toList();
            assertThat(casts).filteredOn(Cast.Counted.class::isInstance).hasSize(1);
            assertThat(casts).filteredOn(Cast.SeatHasVoted.class::isInstance).hasSize(5);
        }
        assertThat(counted(id).votes()).isEqualTo(1);
        assertThat(auditOf(id).isOk()).isTrue();
    }

    @Test
    void votesOfDifferentSeatsAtOnceAllCount() throws Exception {
        var id = open(Secrecy.SECRET, 8);
        try (var threads = Executors.newFixedThreadPool(8)) {
            var attempts = IntStream.rangeClosed(1, 8).<Callable<Cast>>mapToObj(i -> () -> vote(id, "owner-" + i, i < 3 ? "keep" : "replace")).toList();
            assertThat(threads.invokeAll(attempts).stream().map(java.util.concurrent.Future::resultNow)).allMatch(Cast.Counted.class::isInstance);
        }
        assertThat(counted(id).counts()).extracting(count -> count.votes()).containsExactly(2, 0, 6);
    }

    // --- reading

    @Test
    void nobodySeesAResultBeforeTheEnd() {
        var id = open(Secrecy.OPEN, 3);
        voteInTurn(id, "keep", "replace");
        clock.now = END;
        for (var reader : List.of(user("owner-1"), user("observer"), user("auditor", "auditor"), user("admin", "administrator"))) {
            var look = reading.look(id, reader).orElseThrow();
            assertThat(look.ballot().result()).isEmpty();
            assertThat(look.ballot().counts()).isEmpty();
            assertThat(reading.published(id, PageRequest.first()).items()).isEmpty();
        }
        assertThat(ballots.find(id).orElseThrow().result()).isEmpty();
    }

    @Test
    void onlyThoseConcernedSeeABallot() {
        var id = open(Secrecy.SECRET, 3);
        assertThat(reading.look(id, user("owner-2")).orElseThrow().contents()).isTrue();
        assertThat(reading.look(id, user("observer")).orElseThrow().contents()).isTrue();
        assertThat(reading.look(id, user("auditor", "auditor")).orElseThrow().contents()).isTrue();
        assertThat(reading.look(id, user("op", "operator")).orElseThrow().contents()).isFalse();
        assertThat(reading.look(id, user("stranger", "entrepreneur"))).isEmpty();
    }

    @Test
    void theListsShowWhatWaitsWhatRunsAndWhatHasEnded() {
        var id = open(Secrecy.SECRET, 3);
        assertThat(codes(BallotReading.View.TO_CAST, "owner-1")).contains(id);
        vote(id, "owner-1", "keep");
        assertThat(codes(BallotReading.View.TO_CAST, "owner-1")).doesNotContain(id);
        assertThat(codes(BallotReading.View.RUNNING, "owner-1")).contains(id);
        assertThat(codes(BallotReading.View.RUNNING, "observer")).contains(id);
        assertThat(codes(BallotReading.View.RUNNING, "stranger")).doesNotContain(id);
        counted(id);
        assertThat(codes(BallotReading.View.RUNNING, "owner-1")).doesNotContain(id);
        assertThat(codes(BallotReading.View.ENDED, "owner-1")).contains(id);
    }

    private List<BallotId> codes(BallotReading.View view, String person) {
        return reading.list(view, user(person), new PageRequest(0, 200)).items().stream().map(BallotReading.Row::id).toList();
    }

    // --- reminding and calling off

    @Test
    void aReminderNamesTheMissingSeatsInTheCase() {
        var id = open(Secrecy.SECRET, 3);
        vote(id, "owner-2", "keep");
        assertThat(in(() -> ballots.remind(id))).extracting(Seat::id).containsExactly("ME-0001", "ME-0003");
        assertThat(audit.entries(caseKey, PageRequest.first()).items().getFirst().details()).containsEntry("missingSeats", List.of("Micro-enterprise 1", "Micro-enterprise 3"));
    }

    @Test
    void aBallotThatIsCalledOffDestroysItsVotes() {
        var id = open(Secrecy.SECRET, 3);
        vote(id, "owner-1", "keep");
        for (int i = 0; i < 2; i++) {
            transaction.executeWithoutResult(status -> ballots.callOff(id, "some.reason"));
        }
        assertThat(ballots.find(id).orElseThrow().state()).isEqualTo(BallotState.CALLED_OFF);
        assertThat(vote(id, "owner-2", "keep")).isInstanceOf(Cast.Closed.class);
        assertThat(close(id)).isEqualTo(new Closing.CalledOff());
        assertThat(jdbc.sql("select count(*) from ballot.ballot where code = :code and urn is null and urn_key is null").param("code", id.value()).query(Long.class).single()).isEqualTo(1);
        assertThat(history(caseKey)).containsExactly("ballot.opened", "ballot.calledOff");
    }
}
