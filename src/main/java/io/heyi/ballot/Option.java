package io.heyi.ballot;

import java.util.Objects;
import java.util.Optional;

/**
 * What can be voted for.
 *
 * @param id short and stable, as in variables and the API, e.g. {@code replace}
 * @param label what stands on the paper
 * @param text what choosing it means, or what a candidate promises; empty where the label says all
 */
public record Option(String id, Wording label, Optional<Wording> text) {

    /** @throws IllegalArgumentException for an id that is not 1 to 60 characters of letters, digits, dot, dash, underscore, at */
    public Option {
        Objects.requireNonNull(label, "label");
        if (id == null || !id.matches("[A-Za-z0-9._@-]{1,60}")) {
            throw new IllegalArgumentException("an option's id has 1 to 60 characters of letters, digits, . - _ @");
        }
    }

    public static Option of(String id, Wording label) {
        return new Option(id, label, Optional.empty());
    }

    public static Option of(String id, Wording label, Wording text) {
        return new Option(id, label, Optional.of(text));
    }
}
