package io.heyi.studio.internal.change;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A change request (product-bar E1): models that are to come into use together.
 *
 * @param author who began it; {@code editor} who edited anything of it last
 * @param review what approval was asked for; empty while it is edited
 * @param refusal why the engine did not take what was approved
 * @param rollsBack the number of the change that it takes back
 * @param firstDay of use, where another one is asked for than the day of its approval
 * @param held whether it is approved and waits for that day
 * @param retirement what it says of a process, instead of changing models
 */
public record Change(UUID id, int number, String title, String reason, ChangeState state, String author, Instant createdAt, String editor, Instant editedAt, Optional<Review> review,
                     Optional<String> refusal, Optional<Integer> rollsBack, Optional<LocalDate> firstDay, boolean held,
                     Optional<Retirement> retirement) {

    /** @param contentHash of all changed models; {@code approvedBy} and {@code liveAt} are empty until it has come so far */
    public record Review(String contentHash, String submittedBy, Instant submittedAt, Optional<String> approvedBy, Optional<Instant> liveAt) {}

    /** @param kind whether the process is retired, or its retirement taken back */
    public record Retirement(Kind kind, String processId) {

        public enum Kind { RETIRE, TAKE_BACK }
    }

    private static final Pattern CODE = Pattern.compile("CR-([0-9]{4,9})");

    /** What people call it, e.g. {@code CR-0007}; also the name of its history. */
    public String code() {
        return code(number);
    }

    /** Of the change that it takes back. */
    public Optional<String> codeOfRolledBack() {
        return rollsBack.map(Change::code);
    }

    private static String code(int number) {
        return String.format(Locale.ROOT, "CR-%04d", number);
    }

    static Optional<Integer> number(String code) {
        var found = CODE.matcher(code);
        return found.matches() ? Optional.of(Integer.parseInt(found.group(1))) : Optional.empty();
    }

    /** Whether it may be edited, which takes back what was asked for. */
    public boolean isOpen() {
        return state == ChangeState.DRAFT || state == ChangeState.IN_REVIEW;
    }
}
