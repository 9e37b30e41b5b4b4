package io.heyi.ballot.internal;

import io.heyi.ballot.BallotResult;
import io.heyi.ballot.Secrecy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Audits ballots; reads only. */
@Component
class Auditor {

    private final BallotStore store;
    private final BallotHistory history;

    Auditor(BallotStore store, BallotHistory history) {
        this.store = store;
        this.history = history;
    }

    Verification of(StoredBallot ballot) {
        var checks = new LinkedHashMap<String, Boolean>();
        checks.put("openedAsItStands", Fingerprint.of(ballot.call()).equals(ballot.fingerprint()));
        switch (ballot.state()) {
            case OPEN -> {
                checks.put("votesEqualSeatsThatVoted", ballot.votes() == ballot.voted());
                checks.put("urnAsRecorded", history.knows(ballot));
            }
            case COUNTED -> counted(ballot, store.published(ballot.id()), checks);
            case FAULTY -> checks.put("intact", false);
            case CALLED_OFF -> checks.put("nothingPublished", store.published(ballot.id()).isEmpty());
        }
        return new Verification(checks);
    }

    private void counted(StoredBallot ballot, List<PublishedVote> list, Map<String, Boolean> checks) {
        var call = ballot.call();
        var recount = list.stream().collect(Collectors.groupingBy(PublishedVote::option, Collectors.collectingAndThen(Collectors.counting(), Math::toIntExact)));
        checks.put("votesEqualSeatsThatVoted", list.size() == ballot.voted() && list.size() == ballot.votes());
        checks.put("recountEqualsResult", ballot.result().filter(BallotResult.of(call.rule(), call.seats().size(), call.options(), recount)::equals).isPresent());
        checks.put("listAsRecorded", history.confirms(ballot, PublishedVote.digest(list)));
        checks.put("discussionAsRecorded", history.confirmsDiscussion(ballot));
        if (call.secrecy() == Secrecy.OPEN) {
            var listed = list.stream().collect(Collectors.toMap(PublishedVote::receipt, Function.identity()));
            checks.put("everyVoteHasItsSeat", ballot.roll().stream().filter(StoredBallot.SeatState::voted).allMatch(seat -> listed.remove(seat.receipt()) != null) && listed.isEmpty());
        } else {
            checks.put("noVoteIsTied", ballot.roll().stream().allMatch(seat -> seat.receipt() == null && seat.castBy() == null));
        }
    }
}
