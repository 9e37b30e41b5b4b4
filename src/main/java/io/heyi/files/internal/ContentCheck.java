package io.heyi.files.internal;

import io.heyi.files.FileKind;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.tika.Tika;

/** Whether a content is what its name says, and nothing else beside. */
public final class ContentCheck {

    static final String OTHER = "files.error.notWhatItSays";
    static final String HIDDEN = "files.error.hidden";
    static final String ACTIVE = "files.error.active";

    private static final Tika TIKA = new Tika();

    private ContentCheck() {}

    /** Message key of what is wrong; its argument is the kind's usual ending. */
    public static Optional<String> fault(Path file, FileKind kind) throws IOException {
        String sniffed;
        try (var content = new BufferedInputStream(Files.newInputStream(file))) {
            sniffed = TIKA.detect(content);
        }
        if (!kind.canBe(sniffed)) {
            return Optional.of(OTHER);
        }
        return switch (kind) {
            case PDF -> PdfCheck.fault(file);
            case PNG, JPEG, WEBP -> ImageCheck.fault(file, kind);
            case TEXT, CSV -> TextCheck.fault(file);
            case WORD -> OfficeCheck.fault(file, "word/document.xml");
            case EXCEL -> OfficeCheck.fault(file, "xl/workbook.xml");
            case POWERPOINT -> OfficeCheck.fault(file, "ppt/presentation.xml");
        };
    }
}
