package io.heyi.inbox.internal.history;

import io.heyi.web.ApiProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.openpdf.text.Font;
import org.openpdf.text.pdf.BaseFont;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The letters of PDF files: one font for both languages, read once when the first file is made; each file embeds the letters that it uses. */
@Component
class PdfLetters {

    private static final String FILE = "fonts/NotoSansSC_400Regular.ttf";

    private volatile BaseFont base;

    /** @param size in points */
    Font of(float size, int style) {
        return new Font(base(), size, style);
    }

    /** @throws ApiProblem 503 when the product was built without the packages of its front end, which bring the font */
    BaseFont base() {
        if (base == null) {
            synchronized (this) {
                if (base == null) {
                    base = read();
                }
            }
        }
        return base;
    }

    private static BaseFont read() {
        var file = new ClassPathResource(FILE);
        if (!file.exists()) {
            throw ApiProblem.unavailable("inbox.history.noLetters");
        }
        try (var in = file.getInputStream()) {
            return BaseFont.createFont(FILE, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, false, in.readAllBytes(), null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
