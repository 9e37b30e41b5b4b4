package io.heyi.inbox.internal.bulk;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What may be done with many tasks at once (product-bar T8). */
public enum BulkAction {
    CLAIM, RELEASE, HAND_OVER, REDATE, DECIDE;

    /** Name in addresses and JSON, e.g. {@code handOver}. */
    public String id() {
        var words = name().toLowerCase(Locale.ROOT).split("_");
        return words.length == 1 ? words[0] : words[0] + Character.toUpperCase(words[1].charAt(0)) + words[1].substring(1);
    }

    public static Optional<BulkAction> named(String id) {
        return Arrays.stream(values()).filter(action -> action.id().equals(id)).findFirst();
    }
}
