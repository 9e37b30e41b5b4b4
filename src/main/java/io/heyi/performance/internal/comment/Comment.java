package io.heyi.performance.internal.comment;

import java.time.Instant;
import java.util.List;

/**
 * A party's comment with all its wordings: the last one counts, the earlier ones stay readable (product-bar D9).
 *
 * @param wordings oldest first, 1 to {@value #MOST_WORDINGS}
 */
public record Comment(Entry entry, List<Wording> wordings) {

    /** Longest text, in characters. */
    public static final int LONGEST = 1000;
    /** How often a comment may be put into words. */
    public static final int MOST_WORDINGS = 20;

    /** @param number 1, 2, 3 … without a gap; {@code author} user name of who wrote for the party */
    public record Wording(int number, String text, String author, Instant at) {}

    public Comment {
        wordings = List.copyOf(wordings);
    }

    public Wording last() {
        return wordings.getLast();
    }

    /** Newest first, without the last one. */
    public List<Wording> earlier() {
        return wordings.subList(0, wordings.size() - 1).reversed();
    }
}
