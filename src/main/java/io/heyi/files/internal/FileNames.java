package io.heyi.files.internal;

import java.text.Normalizer;

/** Names of files as they may be shown, logged and sent out again. */
public final class FileNames {

    /** Longest name, in characters. */
    static final int LONGEST = 120;

    private FileNames() {}

    /** The last part of a path, without what cannot be seen or turns the reading direction; the ending survives a name that is too long. */
    public static String clean(String name) {
        var plain = Normalizer.normalize(name == null ? "" : name, Normalizer.Form.NFC);
        var last = plain.substring(Math.max(plain.lastIndexOf('/'), plain.lastIndexOf('\\')) + 1);
        var seen = new StringBuilder();
        last.codePoints().filter(FileNames::isVisible).forEach(seen::appendCodePoint);
        var cleaned = seen.toString().replaceAll("\\s+", " ").replaceAll("^[. ]+|[. ]+$", "");
        return shortened(cleaned);
    }

    private static boolean isVisible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    private static String shortened(String name) {
        var length = name.codePointCount(0, name.length());
        if (length <= LONGEST) {
            return name;
        }
        var dot = name.lastIndexOf('.');
        var ending = dot < 0 || name.length() - dot > 10 ? "" : name.substring(dot);
        return name.substring(0, name.offsetByCodePoints(0, LONGEST - ending.codePointCount(0, ending.length()))) + ending;
    }
}
