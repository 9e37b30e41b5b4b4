package io.heyi.studio.internal.change;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A change request (product-bar E1): models that are to come into use together.
 *
 * @param author who began it; {@code editor} who edited anything of it last
 */
public record Change(UUID id, int number, String title, String reason, ChangeState state, String author, Instant createdAt, String editor, Instant editedAt) {

    private static final Pattern CODE = Pattern.compile("CR-([0-9]{4,9})");

    /** What people call it, e.g. {@code CR-0007}; also the name of its history. */
    public String code() {
        return String.format(Locale.ROOT, "CR-%04d", number);
    }

    static Optional<Integer> number(String code) {
        var found = CODE.matcher(code);
        return found.matches() ? Optional.of(Integer.parseInt(found.group(1))) : Optional.empty();
    }

    public boolean isOpen() {
        return state == ChangeState.DRAFT;
    }
}
