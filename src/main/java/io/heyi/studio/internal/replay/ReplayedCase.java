package io.heyi.studio.internal.replay;

import io.heyi.studio.internal.rehearsal.Rehearsed.Failure;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A real case and what came of it.
 *
 * @param verdict empty until it was played. @param findings what is otherwise, in words
 */
public record ReplayedCase(int position, String process, long processInstanceKey, String businessKey, int version, Optional<Instant> endedAt, Optional<ReplayVerdict> verdict,
        List<Failure> findings) {}
