package io.heyi.emc.internal.party;

/** Search words for {@code ilike}: what a person types is text, not a pattern. */
public final class Like {

    private Like() {}

    public static String containing(String text) {
        return "%" + text.strip().replace("\u0000", "").replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }
}
