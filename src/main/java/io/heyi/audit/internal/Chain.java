package io.heyi.audit.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heyi.shared.CanonicalJson;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a hash covers. Anybody can recompute it: SHA-256 over the canonical JSON (RFC 8785) of the named values. */
final class Chain {

    /** Previous hash of the first link. */
    static final String START = "0".repeat(64);

    private static final ObjectMapper JSON = new ObjectMapper();

    private Chain() {}

    /** @param details canonical JSON */
    static String hashOfEntry(String stream, long sequence, Instant at, String actor, String action, String details, String previousHash) {
        var content = new LinkedHashMap<String, Object>();
        content.put("stream", stream);
        content.put("sequence", String.valueOf(sequence));
        content.put("at", at.toString());
        content.put("actor", actor);
        content.put("action", action);
        content.put("details", details);
        content.put("previousHash", previousHash);
        return hash(content);
    }

    static String hashOfSeal(long number, long entryId, String stream, long sequence, String entryHash, String previousHash) {
        var content = new LinkedHashMap<String, Object>();
        content.put("number", String.valueOf(number));
        content.put("entryId", String.valueOf(entryId));
        content.put("stream", stream);
        content.put("sequence", String.valueOf(sequence));
        content.put("entryHash", entryHash);
        content.put("previousHash", previousHash);
        return hash(content);
    }

    private static String hash(Map<String, Object> content) {
        try {
            return CanonicalJson.sha256(CanonicalJson.of(JSON.writeValueAsString(content)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("plain text always becomes JSON", e);
        }
    }
}
