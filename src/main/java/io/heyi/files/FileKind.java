package io.heyi.files;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Kinds of files that can be told from their content. Which of them are taken is {@link FilePolicy}. */
public enum FileKind {
    PDF("application/pdf", List.of("pdf"), List.of("application/pdf")),
    PNG("image/png", List.of("png"), List.of("image/png")),
    JPEG("image/jpeg", List.of("jpg", "jpeg"), List.of("image/jpeg")),
    WEBP("image/webp", List.of("webp"), List.of("image/webp")),
    // texts that are neither ASCII nor UTF-8 look like anything; they are looked at more closely
    TEXT("text/plain", List.of("txt"), List.of("text/plain", "application/octet-stream")),
    CSV("text/csv", List.of("csv"), List.of("text/plain", "text/csv", "application/octet-stream")),
    WORD("application/vnd.openxmlformats-officedocument.wordprocessingml.document", List.of("docx"), List.of("application/zip", "application/x-tika-ooxml")),
    EXCEL("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", List.of("xlsx"), List.of("application/zip", "application/x-tika-ooxml")),
    POWERPOINT("application/vnd.openxmlformats-officedocument.presentationml.presentation", List.of("pptx"), List.of("application/zip", "application/x-tika-ooxml"));

    private final String mediaType;
    private final List<String> extensions;
    private final List<String> sniffed;

    FileKind(String mediaType, List<String> extensions, List<String> sniffed) {
        this.mediaType = mediaType;
        this.extensions = extensions;
        this.sniffed = sniffed;
    }

    /** With which it is sent out, e.g. {@code application/pdf}. */
    public String mediaType() {
        return mediaType;
    }

    /** Ends of names, without the dot, in lower case; the first is the usual one. */
    public List<String> extensions() {
        return extensions;
    }

    /** Whether a content that looks like this media type may be of this kind. */
    public boolean canBe(String sniffedType) {
        return sniffed.contains(sniffedType);
    }

    /** By the end of a file's name. */
    public static Optional<FileKind> named(String fileName) {
        var end = fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).filter(kind -> fileName.contains(".") && kind.extensions.contains(end)).findFirst();
    }
}
