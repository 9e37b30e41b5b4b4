package io.heyi.replacement.internal.domain;

import java.util.Arrays;
import java.util.Optional;

/** What the members can decide (domain.md P4, D3). */
public enum Decision {
    KEEP("keep"), REDUCE("reduce"), REPLACE("replace");

    private final String id;

    Decision(String id) {
        this.id = id;
    }

    /** Option on the ballot paper and value of the process variable. */
    public String id() {
        return id;
    }

    public static Optional<Decision> of(String id) {
        return Arrays.stream(values()).filter(one -> one.id.equals(id)).findFirst();
    }
}
