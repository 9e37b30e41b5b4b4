package io.heyi.files.internal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** An office document is an archive from its first byte to its last, has its main part, and brings no macros and no programs. */
final class OfficeCheck {

    private static final int FIRST = 0x504B0304;
    private static final int END = 0x504B0506;
    private static final int END_SIZE = 22;
    private static final int MOST_ENTRIES = 10_000;

    private OfficeCheck() {}

    /** @param mainPart name of the entry that makes it this kind of document */
    static Optional<String> fault(Path file, String mainPart) throws IOException {
        if (!isOneArchive(file)) {
            return Optional.of(ContentCheck.HIDDEN);
        }
        try (var archive = new ZipFile(file.toFile())) {
            if (archive.getEntry("[Content_Types].xml") == null || archive.getEntry(mainPart) == null || archive.size() > MOST_ENTRIES) {
                return Optional.of(ContentCheck.OTHER);
            }
            return archive.stream().anyMatch(entry -> isActive(entry.getName().toLowerCase(Locale.ROOT))) ? Optional.of(ContentCheck.ACTIVE) : Optional.empty();
        } catch (ZipException e) {
            return Optional.of(ContentCheck.OTHER);
        }
    }

    private static boolean isActive(String name) {
        return name.contains("vbaproject") || name.contains("/activex/") || name.contains("/embeddings/") && name.endsWith(".bin") || name.endsWith(".exe") || name.endsWith(".js") || name.endsWith(".vbs");
    }

    /** Nothing before the first entry and nothing after the directory, which has no comment. */
    private static boolean isOneArchive(Path file) throws IOException {
        try (var content = new RandomAccessFile(file.toFile(), "r")) {
            if (content.length() < END_SIZE || content.readInt() != FIRST) {
                return false;
            }
            content.seek(content.length() - END_SIZE);
            return content.readInt() == END;
        }
    }
}
