package io.heyi.access;

/**
 * Fact: somebody signed in was refused (403). Published synchronously; {@code audit} writes it into the security stream.
 *
 * @param path request path without the query, which may hold personal text
 * @param why short machine-readable cause, e.g. a message key
 */
public record AccessRefused(String username, String method, String path, String why) {}
