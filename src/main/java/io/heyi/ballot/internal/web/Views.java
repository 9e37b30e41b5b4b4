package io.heyi.ballot.internal.web;

import io.heyi.ballot.internal.BallotReading.View;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Which list an address means. */
final class Views {

    private Views() {}

    static Optional<View> of(String name) {
        return Arrays.stream(View.values()).filter(view -> nameOf(view).equals(name)).findFirst();
    }

    static String nameOf(View view) {
        return view.name().toLowerCase(Locale.ROOT);
    }
}
