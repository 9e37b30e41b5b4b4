package io.heyi.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that has passed every check and waits on this machine to be stored. Close it: that removes it from here.
 *
 * @param name cleaned, with its ending
 * @param size in bytes, 1 or more
 * @param sha256 of the content, hexadecimal
 * @param content where it lies until closed
 */
public record ReceivedFile(String name, FileKind kind, long size, String sha256, Path content) implements AutoCloseable {

    @Override
    public void close() {
        try {
            Files.deleteIfExists(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
