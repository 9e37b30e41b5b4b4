package io.heyi.inbox.internal;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a priority of 0 to 100 reads (issue 6, part 2). */
public enum Priority {

    LOW(0, 20), NORMAL(40, 50), HIGH(70, 80), URGENT(90, 95);

    public static final int LARGEST = 100;

    private final int from;
    private final int usual;

    Priority(int from, int usual) {
        this.from = from;
        this.usual = usual;
    }

    /** The lowest number that reads so. */
    int from() {
        return from;
    }

    /** The first number that reads as the next. */
    int below() {
        return this == URGENT ? LARGEST + 1 : values()[ordinal() + 1].from;
    }

    /** The number that choosing it gives. */
    public int usual() {
        return usual;
    }

    /** @param number 0 to 100 */
    public static Priority of(int number) {
        return Arrays.stream(values()).filter(level -> number < level.below()).findFirst().orElse(URGENT);
    }

    /** As in addresses and message keys, in lower case. */
    public String parameter() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Priority> named(String parameter) {
        return Arrays.stream(values()).filter(level -> level.parameter().equals(parameter)).findFirst();
    }
}
