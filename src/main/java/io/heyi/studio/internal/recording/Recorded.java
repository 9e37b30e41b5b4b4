package io.heyi.studio.internal.recording;

import io.heyi.orchestration.PastCases.PastCase;
import io.heyi.studio.internal.scenario.Script;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * A case as a script that can be played, without people's data (product-bar E6).
 *
 * @param gaps what of the case is not in it
 * @param visited steps of workers and people that the case really came to
 */
public record Recorded(PastCase found, Script script, List<Gap> gaps, Set<String> visited) {

    /** @param messageKey text for people, with {@code arguments} filled in. @param fatal whether the case cannot be played without */
    public record Gap(String messageKey, List<String> arguments, boolean fatal) {

        static Gap of(String what, Object... arguments) {
            return new Gap("studio.recording.gap." + what, Arrays.stream(arguments).map(String::valueOf).toList(), false);
        }

        static Gap fatal(String what, Object... arguments) {
            return new Gap("studio.recording.gap." + what, Arrays.stream(arguments).map(String::valueOf).toList(), true);
        }
    }
}
