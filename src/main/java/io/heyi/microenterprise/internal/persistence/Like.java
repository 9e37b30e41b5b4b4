package io.heyi.microenterprise.internal.persistence;

/** Search words for {@code ilike}: what a person types is text, not a pattern. */
final class Like {

    private Like() {}

    static String containing(String text) {
        return "%" + text.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }
}
