package io.heyi.ballot.internal;

/**
 * How much a discussion holds, from {@code heyi.policy.ballot.*}; a value left out takes its default. All are assumptions (A) that a process owner may change.
 *
 * @param mostPosts of a ballot, 1 to 2000; default 500
 * @param mostPostsPerPerson of a person in one ballot, so that nobody fills it alone, 1 to 200; default 30
 * @param mostAnswers to one post, 1 to 50; default 20
 */
public record DiscussionPolicy(Integer mostPosts, Integer mostPostsPerPerson, Integer mostAnswers) {

    /** @throws IllegalArgumentException for a value outside its range; the product then does not start */
    public DiscussionPolicy {
        mostPosts = within("most-posts", mostPosts, 500, 2_000);
        mostPostsPerPerson = within("most-posts-per-person", mostPostsPerPerson, 30, 200);
        mostAnswers = within("most-answers", mostAnswers, 20, 50);
    }

    /** All defaults. */
    public static DiscussionPolicy defaults() {
        return new DiscussionPolicy(null, null, null);
    }

    private static int within(String name, Integer value, int usual, int most) {
        int chosen = value == null ? usual : value;
        if (chosen < 1 || chosen > most) {
            throw new IllegalArgumentException("heyi.policy.ballot." + name + " must be 1 to " + most + ", not " + chosen);
        }
        return chosen;
    }
}
