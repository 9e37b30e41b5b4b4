package io.heyi.files.internal;

import io.heyi.files.FileKind;
import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A picture ends where it says, and has no page, program or document inside. */
final class ImageCheck {

    private static final List<String> OTHERS = List.of("<script", "<html", "<svg", "<?php", "<!doctype", "<iframe", "javascript:", "%pdf-");
    private static final int PNG_HEAD = 8;
    private static final int PNG_FRAME = 12;
    private static final int IEND = 0x49454E44;
    private static final int END_OF_JPEG = 0xFFD9;
    private static final int RIFF_HEAD = 8;

    private ImageCheck() {}

    static Optional<String> fault(Path file, FileKind kind) throws IOException {
        return endsWhereItSays(file, kind) && !Markers.anyIn(file, OTHERS) ? Optional.empty() : Optional.of(ContentCheck.HIDDEN);
    }

    private static boolean endsWhereItSays(Path file, FileKind kind) throws IOException {
        try (var content = new RandomAccessFile(file.toFile(), "r")) {
            return switch (kind) {
                case PNG -> endOfPng(content) == content.length();
                case JPEG -> lastMark(content) == END_OF_JPEG;
                case WEBP -> sizeOfRiff(content) == content.length();
                default -> throw new IllegalArgumentException(kind + " is no picture");
            };
        } catch (EOFException cutShort) {
            return false;
        }
    }

    /** After the chunk IEND; past the end of the file when there is none. */
    private static long endOfPng(RandomAccessFile content) throws IOException {
        var at = (long) PNG_HEAD;
        while (at < content.length()) {
            content.seek(at);
            var length = Integer.toUnsignedLong(content.readInt());
            var name = content.readInt();
            at += PNG_FRAME + length;
            if (name == IEND) {
                return at;
            }
        }
        return Long.MAX_VALUE;
    }

    private static int lastMark(RandomAccessFile content) throws IOException {
        content.seek(Math.max(0, content.length() - Short.BYTES));
        return content.readUnsignedShort();
    }

    private static long sizeOfRiff(RandomAccessFile content) throws IOException {
        content.seek(RIFF_HEAD / 2);
        var size = Integer.toUnsignedLong(Integer.reverseBytes(content.readInt()));
        return RIFF_HEAD + size + size % 2;
    }
}
