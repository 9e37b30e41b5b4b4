package io.heyi.studio.internal.rehearsal;

import io.heyi.orchestration.Rehearsal.Asked;
import io.heyi.orchestration.Rehearsal.Outcome;
import io.heyi.orchestration.Rehearsal.Step;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A change that was played, or is going to be (product-bar E6).
 *
 * @param contentHash of the models as they stood when it was asked for
 * @param finishedAt with its {@code result}; empty while it is waited for
 */
public record Rehearsed(UUID id, String requestedBy, Instant requestedAt, String contentHash, Optional<String> scenariosHash, boolean underWay, Optional<Instant> finishedAt, Optional<Result> result) {

    /**
     * @param refusals what the engine says against the models
     * @param elements that the change adds or changes and that a case can reach
     */
    public record Result(List<String> refusals, List<Case> cases, List<Changed> elements) {

        public boolean passed() {
            return refusals.isEmpty() && cases.stream().allMatch(Case::passed) && elements.stream().allMatch(Changed::reached);
        }

        public long failed() {
            return cases.stream().filter(one -> !one.passed()).count();
        }

        public long unreached() {
            return elements.stream().filter(element -> !element.reached()).count();
        }
    }

    /**
     * One scenario as it was played.
     *
     * @param editor who wrote the scenario last
     * @param failures what is not as expected; empty when it has passed
     */
    public record Case(UUID scenario, String process, String name, String editor, Instant editedAt, Outcome outcome, List<Failure> failures, List<Step> path, List<Asked> asked) {

        public boolean passed() {
            return failures.isEmpty();
        }
    }

    /** @param messageKey text for people, with {@code arguments} filled in; {@code element} where, empty when it is about the whole case */
    public record Failure(String messageKey, List<String> arguments, String element) {

        static Failure of(String messageKey, String element, Object... arguments) {
            return new Failure(messageKey, java.util.Arrays.stream(arguments).map(String::valueOf).toList(), element);
        }
    }

    /** @param reached whether a case that passed went through it */
    public record Changed(String file, String element, String type, String name, boolean reached) {}
}
