package io.heyi.files.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Beginnings of other contents inside a file, found without holding the file in memory. */
final class Markers {

    private static final int PIECE = 64 * 1024;

    private Markers() {}

    /** @param markers in lower case, ASCII, at most a few dozen characters each */
    static boolean anyIn(Path file, List<String> markers) throws IOException {
        var longest = markers.stream().mapToInt(String::length).max().orElseThrow();
        try (var content = Files.newInputStream(file)) {
            var window = "";
            for (var piece = content.readNBytes(PIECE); piece.length > 0; piece = content.readNBytes(PIECE)) {
                // one character for each byte, so that places in text are places in the file
                window = window + new String(piece, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
                if (markers.stream().anyMatch(window::contains)) {
                    return true;
                }
                window = window.substring(Math.max(0, window.length() - longest));
            }
            return false;
        }
    }
}
