package io.heyi.ballot.internal.web;

import io.heyi.access.Username;
import io.heyi.ballot.internal.BallotReading.Look;
import io.heyi.ballot.internal.Discussion;
import io.heyi.ballot.internal.Discussion.Counts;
import io.heyi.ballot.internal.Discussion.Shown;
import io.heyi.ballot.internal.Post;
import io.heyi.shared.PageOf;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The discussion of a ballot as pages show it.
 *
 * @param shown which posts, as in addresses
 * @param options labels by id
 * @param ruled whether anybody is named to say what becomes of objections
 * @param mayPost whether the reader may write now; {@code mayAnswer} and {@code mayRule} whether he may answer questions and say what becomes of objections of others
 */
record DiscussionView(Counts counts, PageOf<Post> posts, String shown, Map<String, String> options, boolean running, boolean ruled, boolean mayPost, boolean mayAnswer, boolean mayRule, String reader) {

    static DiscussionView of(Look look, BallotPaper paper, Username reader, Counts counts, PageOf<Post> posts, Shown shown) {
        var ballot = look.ballot();
        boolean open = look.running();
        var options = paper.options().stream().collect(Collectors.toMap(BallotPaper.Choice::id, BallotPaper.Choice::label, (a, b) -> a, LinkedHashMap::new));
        return new DiscussionView(counts, posts, nameOf(shown), options, open, !ballot.call().speakers().callers().isEmpty(), open && Discussion.mayPost(ballot, reader),
                open && Discussion.mayAnswer(ballot, reader), open && Discussion.mayRule(ballot, reader), reader.value());
    }

    static Optional<Shown> shown(String name) {
        return Arrays.stream(Shown.values()).filter(one -> nameOf(one).equals(name)).findFirst();
    }

    static String nameOf(Shown shown) {
        return shown.name().toLowerCase(Locale.ROOT);
    }

    /** For templates. */
    public List<String> lists() {
        return Arrays.stream(Shown.values()).map(DiscussionView::nameOf).toList();
    }

    /** For templates. */
    public List<Post.Kind> kinds() {
        return List.of(Post.Kind.values());
    }

    /** For templates: whether the reader may write an answer to this post. */
    public boolean mayAnswer(Post post) {
        return switch (post.kind()) {
            case QUESTION -> mayAnswer;
            case OBJECTION -> mayRule && !post.author().equals(reader);
            case REACTION -> false;
        };
    }
}
