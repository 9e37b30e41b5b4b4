package io.heyi.ballot.internal;

import io.heyi.shared.CanonicalJson;
import java.util.List;
import java.util.stream.Collectors;

/** A vote as everybody on the roll may see it once the ballot is counted. */
public record PublishedVote(String receipt, String option) {

    /** SHA-256 of the list, one line {@code receipt option} per vote in the order of the receipts; stands in the history. */
    static String digest(List<PublishedVote> votes) {
        return CanonicalJson.sha256(votes.stream().map(vote -> vote.receipt() + " " + vote.option() + "\n").collect(Collectors.joining()));
    }
}
