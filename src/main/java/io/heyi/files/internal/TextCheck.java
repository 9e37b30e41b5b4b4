package io.heyi.files.internal;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A text has no control characters but white space, in whatever encoding that keeps ASCII: tables from Chinese offices are often GB 18030. */
final class TextCheck {

    private static final int DELETE = 0x7F;

    private TextCheck() {}

    static Optional<String> fault(Path file) throws IOException {
        try (var content = new BufferedInputStream(Files.newInputStream(file))) {
            for (var one = content.read(); one >= 0; one = content.read()) {
                if (one < ' ' && !Character.isWhitespace(one) || one == DELETE) {
                    return Optional.of(ContentCheck.OTHER);
                }
            }
            return Optional.empty();
        }
    }
}
