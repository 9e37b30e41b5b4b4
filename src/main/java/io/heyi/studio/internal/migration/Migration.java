package io.heyi.studio.internal.migration;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Running cases on their way to the version in use (product-bar E8).
 *
 * @param mapping of elements, from the old version to the new one
 * @param canary how many go first; 0 when all go at once
 * @param untried why the throw-away engine could not be asked; empty when it was, or will be
 * @param counts of its cases by state
 */
public record Migration(UUID id, int number, String process, long fromDefinition, int fromVersion, long toDefinition, int toVersion, Map<String, String> mapping, String reason, State state, int canary, Optional<String> untried,
                        String startedBy, Instant startedAt, Optional<Instant> endedAt, Map<CaseState, Long> counts) {

    private static final Pattern CODE = Pattern.compile("MG-([0-9]{4,9})");

    public enum State {
        /** A throw-away engine is asked what it says to each of them. */
        TRYING,
        /** Its answers are there; somebody says whether they go. */
        READY,
        /** The first few go. */
        CANARY,
        /** The first few have gone; somebody says whether the others go. */
        WAITING,
        RUNNING, STOPPED, DONE;

        public boolean isOver() {
            return this == STOPPED || this == DONE;
        }
    }

    public enum CaseState {
        WAITING,
        /** The throw-away engine refused it, so it is not sent. */
        UNFIT,
        /** On its way to the engine. */
        SENT,
        MIGRATED,
        /** The engine left it as it was. */
        REFUSED,
        /** It had ended or moved on before its turn came. */
        SKIPPED
    }

    /** One case. @param elements where it was when it was chosen. @param reason why it was refused or skipped; empty otherwise */
    public record MigratedCase(UUID id, long instance, String businessKey, String elements, boolean canary, CaseState state, Optional<String> reason, Optional<Instant> settledAt) {}

    /** What people call it, e.g. {@code MG-0003}. */
    public String code() {
        return String.format(Locale.ROOT, "MG-%04d", number);
    }

    static Optional<Integer> number(String code) {
        var found = CODE.matcher(code);
        return found.matches() ? Optional.of(Integer.parseInt(found.group(1))) : Optional.empty();
    }

    public long cases(String state) {
        return counts.getOrDefault(CaseState.valueOf(state), 0L);
    }

    public long all() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
