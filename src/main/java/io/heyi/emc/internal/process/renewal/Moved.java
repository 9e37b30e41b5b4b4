package io.heyi.emc.internal.process.renewal;

import io.heyi.emc.internal.renewal.Renewal;

/** Result of a step that tells the process nothing but where the renewal now stands. */
public record Moved(String renewalStep) {

    static Moved to(Renewal renewal) {
        return new Moved(renewal.step().name());
    }
}
