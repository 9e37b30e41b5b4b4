package io.heyi.ballot.internal;

import io.heyi.audit.AuditEntry;
import io.heyi.audit.AuditEvent;
import io.heyi.audit.AuditTrail;
import io.heyi.ballot.BallotId;
import io.heyi.ballot.BallotResult;
import io.heyi.ballot.Seat;
import io.heyi.ballot.Secrecy;
import io.heyi.shared.CanonicalJson;
import io.heyi.shared.PageRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * What the history keeps of a ballot. Its own stream anchors every state of the urn, so that nobody sets it back; the case's stream tells what the case's readers want to
 * know. Neither ever says who chose what, and of a secret vote not even who cast it.
 */
@Component
class BallotHistory {

    private static final String DISCUSSION = "discussion";

    private final AuditTrail audit;
    private final DiscussionStore discussion;

    BallotHistory(AuditTrail audit, DiscussionStore discussion) {
        this.audit = audit;
        this.discussion = discussion;
    }

    void opened(StoredBallot ballot) {
        var call = ballot.call();
        var details = Map.<String, Object>of("ballotCode", ballot.id().value(), "fingerprint", ballot.fingerprint(), "urn", digest(ballot.urn()), "votes", 0,
                "seats", call.seats().size(), "until", call.endsAt().toString(), "secrecy", call.secrecy().name());
        audit.record(new AuditEvent(ballot.id().value(), AuditEvent.SYSTEM, "ballot.opened", details));
        inCase(ballot, "ballot.opened", details);
    }

    void voteCounted(StoredBallot ballot, String castBy, String seat, int votes, byte[] urn) {
        var details = new HashMap<String, Object>(Map.of("fingerprint", ballot.fingerprint(), "urn", digest(urn), "votes", votes));
        boolean open = ballot.call().secrecy() == Secrecy.OPEN;
        if (open) {
            details.put("seat", seat);
        }
        audit.record(new AuditEvent(ballot.id().value(), open ? castBy : AuditEvent.SYSTEM, "ballot.voteCounted", details));
    }

    void reminded(StoredBallot ballot, List<Seat> missing) {
        inCase(ballot, "ballot.reminded", Map.<String, Object>of("ballotCode", ballot.id().value(), "missingSeats", missing.stream().map(Seat::label).toList()));
    }

    void counted(StoredBallot ballot, BallotResult result, String list) {
        var counts = result.counts().stream().collect(Collectors.toMap(count -> count.option().id(), BallotResult.Count::votes));
        var posts = discussion.all(ballot.id());
        var details = Map.<String, Object>of("ballotCode", ballot.id().value(), "fingerprint", ballot.fingerprint(), "publishedList", list, "votes", result.votes(), "seats", result.seats(),
                "counts", counts, "ballotOutcome", result.outcome().kind().name(), "discussion", Post.digest(posts),
                "standingObjections", posts.stream().filter(Post::stands).map(Post::number).toList());
        audit.record(new AuditEvent(ballot.id().value(), AuditEvent.SYSTEM, "ballot.counted", details));
        inCase(ballot, "ballot.counted", details);
    }

    void posted(StoredBallot ballot, Post post) {
        inDiscussion(ballot, post.author(), "ballot.posted", Map.<String, Object>of("ballotCode", ballot.id().value(), "post", post.number(), "postKind", post.kind().name(),
                "hash", CanonicalJson.sha256(post.text())));
    }

    void answered(StoredBallot ballot, Post post, Post.Answer answer) {
        inDiscussion(ballot, answer.author(), "ballot.postAnswered", Map.<String, Object>of("ballotCode", ballot.id().value(), "post", post.number(), "postKind", post.kind().name(),
                "postReply", answer.kind().name(), "hash", CanonicalJson.sha256(answer.text())));
    }

    /** In a stream of its own: the last entry of the ballot's own stream anchors the urn, and the case has more readers than the ballot. */
    private void inDiscussion(StoredBallot ballot, String author, String action, Map<String, Object> details) {
        audit.record(new AuditEvent(ballot.id().value() + "/" + DISCUSSION, author, action, details));
    }

    void calledOff(StoredBallot ballot, String why) {
        ended(ballot, "ballot.calledOff", Map.<String, Object>of("ballotCode", ballot.id().value(), "why", why));
    }

    void faulty(StoredBallot ballot, Fault fault) {
        ended(ballot, "ballot.faulty", Map.<String, Object>of("ballotCode", ballot.id().value(), "fault", fault.name()));
    }

    private void ended(StoredBallot ballot, String action, Map<String, Object> details) {
        audit.record(new AuditEvent(ballot.id().value(), AuditEvent.SYSTEM, action, details));
        inCase(ballot, action, details);
    }

    private void inCase(StoredBallot ballot, String action, Map<String, Object> details) {
        audit.record(new AuditEvent(ballot.call().businessKey(), AuditEvent.SYSTEM, action, details));
    }

    /** Whether the sealed votes are the latest that the history knows of. */
    boolean knows(StoredBallot ballot) {
        return last(ballot.id()).map(AuditEntry::details).filter(details -> ballot.fingerprint().equals(details.get("fingerprint"))
                && ballot.urn() != null && digest(ballot.urn()).equals(details.get("urn")) && String.valueOf(ballot.votes()).equals(String.valueOf(details.get("votes")))).isPresent();
    }

    /** Whether the history tells the same of a counted ballot. */
    boolean confirms(StoredBallot ballot, String list) {
        return last(ballot.id()).filter(entry -> entry.action().equals("ballot.counted")).map(AuditEntry::details)
                .filter(details -> ballot.fingerprint().equals(details.get("fingerprint")) && list.equals(details.get("publishedList"))).isPresent();
    }

    /** Whether the history tells the same of the discussion of a counted ballot; one from before there were discussions had none. */
    boolean confirmsDiscussion(StoredBallot ballot) {
        var digest = Post.digest(discussion.all(ballot.id()));
        return last(ballot.id()).map(entry -> entry.details().getOrDefault(DISCUSSION, Post.digest(List.of()))).filter(digest::equals).isPresent();
    }

    private Optional<AuditEntry> last(BallotId id) {
        return audit.entries(id.value(), new PageRequest(0, 1)).items().stream().findFirst();
    }

    private static String digest(byte[] urn) {
        return CanonicalJson.sha256(urn);
    }
}
