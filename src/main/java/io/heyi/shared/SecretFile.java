package io.heyi.shared;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Supplier;

/** A secret that lives outside the database, in a file that only the product's user reads. */
public final class SecretFile {

    private static final long LARGEST = 1 << 20;

    private SecretFile() {}

    /**
     * Reads the file.
     *
     * @param property name of the setting that gives the path, for the message
     * @param path null when nothing is configured
     * @param generate makes the content when the file is missing, so that a developer's machine needs no set-up; null where the file must exist
     * @throws IllegalStateException when it is not configured, missing or not readable
     */
    public static String read(String property, Path path, Supplier<String> generate) {
        if (path == null) {
            throw new IllegalStateException(property + " is not set: name the file that holds the secret");
        }
        try {
            if (generate != null && Files.notExists(path)) {
                create(path.toAbsolutePath(), generate);
            }
            if (Files.size(path) > LARGEST) {
                throw new IllegalStateException(property + " names a file that is too large for a secret: " + path);
            }
            return Files.readString(path);
        } catch (IOException e) {
            throw new IllegalStateException(property + " names a file that cannot be read: " + path, e);
        }
    }

    /** Several products may start at once; one of them makes the secret, and no reader ever sees half of it. */
    private static void create(Path path, Supplier<String> generate) throws IOException {
        Files.createDirectories(path.getParent());
        var lock = path.resolveSibling(path.getFileName() + ".lock");
        try (var channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE); var held = channel.lock()) {
            if (held.isValid() && Files.notExists(path)) {
                var draft = Files.createTempFile(path.getParent(), "secret", ".new", ownerOnly(path));
                Files.writeString(draft, generate.get());
                Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))} : new FileAttribute<?>[0];
    }
}
