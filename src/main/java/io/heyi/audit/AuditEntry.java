package io.heyi.audit;

import java.time.Instant;
import java.util.Map;

/** An entry as it stands in the chain of its stream; {@code hash} covers everything else including {@code previousHash}. */
public record AuditEntry(long id, String stream, long sequence, Instant at, String actor, String action, Map<String, Object> details,
                         String previousHash, String hash) {}
