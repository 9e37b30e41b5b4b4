package io.heyi.shared;

/**
 * Which slice of a list is wanted.
 *
 * @param page zero-based
 * @param size 1 to {@value #LARGEST_SIZE}
 */
public record PageRequest(int page, int size) {

    public static final int LARGEST_SIZE = 200;
    public static final int USUAL_SIZE = 25;
    private static final int LAST_PAGE = 1_000_000;

    /** @throws IllegalArgumentException outside the ranges */
    public PageRequest {
        if (page < 0 || page > LAST_PAGE) {
            throw new IllegalArgumentException("page must be 0 to " + LAST_PAGE);
        }
        if (size < 1 || size > LARGEST_SIZE) {
            throw new IllegalArgumentException("size must be 1 to " + LARGEST_SIZE);
        }
    }

    /** The nearest to what was asked for that there can be; for lists whose reader may write anything into the address. */
    public static PageRequest nearest(int page, int size) {
        return new PageRequest(Math.clamp(page, 0, LAST_PAGE), Math.clamp(size, 1, LARGEST_SIZE));
    }

    public static PageRequest first() {
        return new PageRequest(0, USUAL_SIZE);
    }

    public long offset() {
        return (long) page * size;
    }
}
