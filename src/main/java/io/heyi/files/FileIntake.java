package io.heyi.files;

import io.heyi.files.internal.ContentCheck;
import io.heyi.files.internal.FileNames;
import io.heyi.files.internal.VirusScanner;
import io.heyi.shared.FieldError;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.stereotype.Component;

/**
 * The door for files from people: size, name, kind by content, hidden second contents, viruses (product-bar T15). Nothing is believed that the sender says of the file but the
 * end of its name, and that must fit what is in it.
 */
@Component
public class FileIntake {

    private static final String FIELD = "file";
    private static final int BUFFER = 64 * 1024;

    private final FilePolicy policy;
    private final VirusScanner scanner;

    FileIntake(FilePolicy policy, VirusScanner scanner) {
        this.policy = policy;
        this.scanner = scanner;
    }

    /** Whether files are looked at for viruses; people are told where they are not. */
    public boolean scans() {
        return scanner.on();
    }

    public FilePolicy policy() {
        return policy;
    }

    /**
     * Reads no more than one byte beyond the largest size.
     *
     * @param name as the sender gave it
     * @throws UncheckedIOException when the sender stops in the middle or the disk is full
     */
    public Intake receive(String name, InputStream content) {
        var cleaned = FileNames.clean(name);
        var kind = FileKind.named(cleaned).filter(policy.kinds()::contains);
        if (kind.isEmpty()) {
            return refused("files.error.kind", policy.extensions());
        }
        try {
            var spool = Files.createTempFile("heyi-upload-", ".part");
            var accepted = false;
            try {
                var intake = checked(cleaned, kind.get(), content, spool);
                accepted = intake instanceof Intake.Accepted;
                return intake;
            } finally {
                if (!accepted) {
                    Files.deleteIfExists(spool);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Intake checked(String name, FileKind kind, InputStream content, Path spool) throws IOException {
        var digest = sha256();
        var size = spool(content, digest, spool);
        if (size == 0) {
            return refused("files.error.empty");
        }
        if (size > policy.largest().toBytes()) {
            return refused("files.error.tooLarge", policy.largest().toMegabytes() > 0 ? policy.largest().toMegabytes() + " MB" : policy.largest().toKilobytes() + " KB");
        }
        var fault = ContentCheck.fault(spool, kind);
        if (fault.isPresent()) {
            return refused(fault.get(), kind.extensions().getFirst());
        }
        var hash = HexFormat.of().formatHex(digest.digest());
        return switch (scanner.scan(spool)) {
            case VirusScanner.Clean() -> new Intake.Accepted(new ReceivedFile(name, kind, size, hash, spool));
            case VirusScanner.Found(var finding) -> new Intake.Infected(name, hash, finding);
            case VirusScanner.NoAnswer() -> new Intake.ScannerAway();
        };
    }

    /** Stops one byte after the largest size, which tells that there is too much. */
    private long spool(InputStream content, MessageDigest digest, Path spool) throws IOException {
        try (var target = Files.newOutputStream(spool)) {
            var buffer = new byte[BUFFER];
            var left = policy.largest().toBytes() + 1;
            for (int read; left > 0 && (read = content.read(buffer, 0, (int) Math.min(buffer.length, left))) >= 0; left -= read) {
                digest.update(buffer, 0, read);
                target.write(buffer, 0, read);
            }
            return policy.largest().toBytes() + 1 - left;
        }
    }

    private static Intake refused(String code, Object... arguments) {
        return new Intake.Refused(FieldError.of(FIELD, code, arguments));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
