package io.heyi.ballot.internal;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.heyi.shared.CanonicalJson;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What somebody on the roll asks, says or objects before the ballot ends (product-bar D13). Shown with its author's name, in a secret ballot too.
 *
 * @param number 1, 2, 3 … within the ballot, without a gap
 * @param option id of the option that an objection is against; null for none in particular
 * @param author user name
 * @param answers in the order in which they were given
 */
public record Post(int number, Kind kind, String text, String option, String author, Instant at, List<Answer> answers) {

    /** Longest text of a post or an answer, in characters. */
    public static final int LONGEST = 2_000;

    public Post {
        answers = List.copyOf(answers);
    }

    /** What a post is, and how it can be answered. */
    public enum Kind {
        QUESTION(List.of(Reply.ANSWER)), REACTION(List.of()), OBJECTION(List.of(Reply.INTEGRATED, Reply.LEFT_STANDING));

        private final List<Reply> replies;

        Kind(List<Reply> replies) {
            this.replies = replies;
        }

        public List<Reply> replies() {
            return replies;
        }
    }

    /** What an answer is: to a question an answer, to an objection how it was integrated or why it is left standing. */
    public enum Reply { ANSWER, INTEGRATED, LEFT_STANDING }

    /** @param number 1, 2, 3 … within the post, without a gap */
    public record Answer(int number, Reply kind, String text, String author, Instant at) {}

    /** Whether it is an objection that nobody has integrated; what was said last counts. */
    @JsonProperty("stands")
    public boolean stands() {
        return kind == Kind.OBJECTION && (answers.isEmpty() || answers.getLast().kind() != Reply.INTEGRATED);
    }

    /** SHA-256 of a whole discussion, one line per post and answer; stands in the history of a counted ballot. */
    static String digest(List<Post> posts) {
        return CanonicalJson.sha256(posts.stream().map(Post::lines).collect(Collectors.joining()));
    }

    private String lines() {
        var own = line(number, kind, option == null ? "" : option, author, at, text);
        return own + answers.stream().map(answer -> line(answer.number(), answer.kind(), "", answer.author(), answer.at(), answer.text())).collect(Collectors.joining());
    }

    private static String line(int number, Enum<?> kind, String option, String author, Instant at, String text) {
        return String.join(" ", String.valueOf(number), kind.name(), option, author, at.toString(), CanonicalJson.sha256(text)) + "\n";
    }
}
