package io.heyi.shared;

/** What a text may contain: anything readable. HTML is only text; what it may not do is hide or break something. */
public final class Texts {

    private Texts() {}

    /** False for control characters (line breaks and tabs apart), the line and paragraph separators of Unicode, half surrogate pairs and marks that turn the reading direction. */
    public static boolean isClean(String text) {
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            boolean control = Character.isISOControl(point) && point != '\n' && point != '\r' && point != '\t';
            boolean separator = point == 0x2028 || point == 0x2029;
            boolean halfPair = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
            boolean turns = point >= 0x202A && point <= 0x202E || point >= 0x2066 && point <= 0x2069;
            if (control || separator || halfPair || turns) {
                return false;
            }
            i += Character.charCount(point);
        }
        return true;
    }
}
