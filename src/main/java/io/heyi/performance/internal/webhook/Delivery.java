package io.heyi.performance.internal.webhook;

/** What a sender wrote into the headers {@code X-Heyi-Key}, {@code -Timestamp} (Unix seconds), {@code -Delivery} and {@code -Signature}; null for a missing one. */
public record Delivery(String key, String timestamp, String id, String signature) {

    boolean isComplete() {
        return matches(key, "[A-Za-z0-9-]{1,40}") && matches(timestamp, "[0-9]{1,12}") && matches(id, "[A-Za-z0-9._-]{1,64}") && matches(signature, "sha256=[0-9a-f]{64}");
    }

    private static boolean matches(String header, String form) {
        return header != null && header.matches(form);
    }
}
