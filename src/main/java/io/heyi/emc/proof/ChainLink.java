package io.heyi.emc.proof;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What the hash of one entry of a contract's chain covers. Uses nothing but the JDK, because product and stand-alone verifier share it.
 *
 * @param number position in the chain, from 1
 * @param at ISO-8601 instant in UTC
 * @param keyId SHA-256 of the public key (SPKI, DER) that signs the entry
 * @param payload canonical JSON (RFC 8785); the only part that may hold spaces
 */
public record ChainLink(String emc, long number, String type, String entryKey, String at, String keyId, String previousHash, String payload) {

    /** Previous hash of the first link. */
    public static final String START = "0".repeat(64);

    /** No part but the last holds a space and none a line break, so two different links never have the same content. */
    public String content() {
        return String.join(" ", emc, Long.toString(number), type, entryKey, at, keyId, previousHash, payload);
    }

    /** SHA-256 over {@link #content()} in UTF-8, 64 lower-case hex digits; these digits are what the product signs. */
    public String hash() {
        return sha256(content().getBytes(StandardCharsets.UTF_8));
    }

    /** 64 lower-case hex digits. */
    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
