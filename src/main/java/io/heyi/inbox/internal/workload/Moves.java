package io.heyi.inbox.internal.workload;

import io.heyi.access.Username;
import io.heyi.inbox.internal.Completion;
import io.heyi.shared.FieldError;
import io.heyi.web.ApiProblem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Reads hand-overs as a form or a client sends them. */
final class Moves {

    private Moves() {}

    /**
     * @param moves {@code <task id>:<user name>} each
     * @throws ApiProblem 422 that names every fault; then nothing is handed over
     */
    static Map<UUID, Username> of(List<String> moves, String reason) {
        var errors = new ArrayList<FieldError>();
        var read = new LinkedHashMap<UUID, Username>();
        if (moves.isEmpty()) {
            errors.add(FieldError.of("moves", "inbox.workload.error.none"));
        } else if (moves.size() > Workload.AT_ONCE) {
            errors.add(FieldError.of("moves", "inbox.workload.error.tooMany", Workload.AT_ONCE));
        } else {
            for (int i = 0; i < moves.size(); i++) {
                var colon = moves.get(i).indexOf(':');
                try {
                    read.put(UUID.fromString(moves.get(i).substring(0, Math.max(0, colon))), new Username(moves.get(i).substring(colon + 1)));
                } catch (IllegalArgumentException e) {
                    errors.add(FieldError.of("moves[" + i + "]", "inbox.workload.error.move"));
                }
            }
        }
        if (reason == null || reason.isBlank()) {
            errors.add(FieldError.of("reason", "inbox.error.reasonMissing"));
        } else if (reason.codePointCount(0, reason.length()) > Completion.LONGEST_REASON) {
            errors.add(FieldError.of("reason", "inbox.error.reasonTooLong", Completion.LONGEST_REASON));
        }
        if (!errors.isEmpty()) {
            throw ApiProblem.invalid(errors);
        }
        return read;
    }
}
