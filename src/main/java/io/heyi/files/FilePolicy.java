package io.heyi.files;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.util.unit.DataSize;

/**
 * What people may attach, from {@code heyi.policy.files.*}; a value left out takes its default. Assumptions (A) beside product-bar T15.
 *
 * @param largest of one file, 1 KB to 100 MB
 * @param mostPerCase files of one case, 1 to 10,000
 * @param kinds that are taken
 */
public record FilePolicy(DataSize largest, Integer mostPerCase, List<FileKind> kinds) {

    private static final DataSize SMALLEST_LIMIT = DataSize.ofKilobytes(1);
    private static final DataSize LARGEST_LIMIT = DataSize.ofMegabytes(100);
    private static final int MOST = 10_000;

    public FilePolicy {
        largest = largest == null ? DataSize.ofMegabytes(20) : largest;
        mostPerCase = mostPerCase == null ? 100 : mostPerCase;
        kinds = kinds == null ? List.of(FileKind.values()) : List.copyOf(kinds);
        if (largest.compareTo(SMALLEST_LIMIT) < 0 || largest.compareTo(LARGEST_LIMIT) > 0) {
            throw new IllegalArgumentException("heyi.policy.files.largest must be 1KB to 100MB, not " + largest);
        }
        if (mostPerCase < 1 || mostPerCase > MOST) {
            throw new IllegalArgumentException("heyi.policy.files.most-per-case must be 1 to " + MOST + ", not " + mostPerCase);
        }
        if (kinds.isEmpty()) {
            throw new IllegalArgumentException("heyi.policy.files.kinds names at least one of " + List.of(FileKind.values()));
        }
    }

    public static FilePolicy defaults() {
        return new FilePolicy(null, null, null);
    }

    /** Ends of names that are taken, for people: {@code pdf, png, jpg}. */
    public String extensions() {
        return kinds.stream().flatMap(kind -> kind.extensions().stream()).collect(Collectors.joining(", "));
    }
}
