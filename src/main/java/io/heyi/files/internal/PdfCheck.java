package io.heyi.files.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/** A PDF begins and ends as one and asks its reader to do nothing, as far as its uncompressed part tells; what is packed away is for the scanner and the reader. */
final class PdfCheck {

    private static final int END = 2_048;
    private static final Pattern ACTS = Pattern.compile("/(JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|XFA)(?![A-Za-z0-9])");
    private static final Pattern ESCAPED = Pattern.compile("#([0-9A-Fa-f]{2})");

    private PdfCheck() {}

    static Optional<String> fault(Path file) throws IOException {
        // at most the largest file of the policy, and the only kind that has to be read as one piece
        var text = Files.readString(file, StandardCharsets.ISO_8859_1);
        if (!text.startsWith("%PDF-") || !text.substring(Math.max(0, text.length() - END)).contains("%%EOF") || !endsThere(text)) {
            return Optional.of(ContentCheck.HIDDEN);
        }
        return ACTS.matcher(unescaped(text)).find() ? Optional.of(ContentCheck.ACTIVE) : Optional.empty();
    }

    /** Nothing but white space after the last mark of the end. */
    private static boolean endsThere(String text) {
        return text.substring(text.lastIndexOf("%%EOF") + "%%EOF".length()).chars().allMatch(character -> character <= ' ');
    }

    /** Names may write their letters as numbers. */
    private static String unescaped(String text) {
        return ESCAPED.matcher(text).replaceAll(found -> java.util.regex.Matcher.quoteReplacement(String.valueOf((char) HexFormat.fromHexDigits(found.group(1)))));
    }
}
