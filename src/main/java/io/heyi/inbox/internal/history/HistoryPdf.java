package io.heyi.inbox.internal.history;

import io.heyi.access.CurrentUser;
import io.heyi.audit.AuditEntry;
import io.heyi.inbox.internal.TaskTexts;
import io.heyi.inbox.internal.web.HistoryView;
import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.Locale;
import org.openpdf.text.Document;
import org.openpdf.text.Font;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Phrase;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfString;
import org.openpdf.text.pdf.PdfWriter;
import org.springframework.stereotype.Component;

/** A history to print: every entry with old and new values and its hashes, in the reader's language; on each page the case, the number, and who took it when. */
@Component
class HistoryPdf {

    private static final Color INK = new Color(0x1d, 0x20, 0x26);
    private static final Color SOFT = new Color(0x5c, 0x63, 0x70);
    private static final float MARGIN = 48;

    private final HistoryView view;
    private final TaskTexts texts;
    private final PdfLetters letters;

    HistoryPdf(HistoryView view, TaskTexts texts, PdfLetters letters) {
        this.view = view;
        this.texts = texts;
        this.letters = letters;
    }

    /** @param title what the case is called */
    byte[] of(HistoryDownloads.Content content, String title, CurrentUser reader, Instant now, Locale locale) {
        var out = new ByteArrayOutputStream();
        var words = new Words(locale);
        try (var document = new Document(PageSize.A4, MARGIN, MARGIN, MARGIN, MARGIN + 16)) {
            var writer = PdfWriter.getInstance(document, out);
            var taken = words.say("inbox.history.pdf.taken", texts.person(reader.username().value()) + " (" + reader.username().value() + ")", texts.moment(now, locale));
            writer.setPageEvent(new PdfFoot(letters.base(), content.businessKey() + " · " + taken, number -> words.say("inbox.history.pdf.page", String.valueOf(number)),
                    MARGIN));
            document.addTitle(words.say("inbox.history.pdf.title") + " " + content.businessKey());
            writer.getExtraCatalog().put(PdfName.LANG, new PdfString(locale.toLanguageTag()));
            document.open();
            document.add(new Paragraph(words.say("inbox.history.pdf.title"), font(18, Font.BOLD, INK)));
            document.add(new Paragraph(title.equals(content.businessKey()) ? title : title + " · " + content.businessKey(), font(12, Font.NORMAL, INK)));
            var lead = new Paragraph(taken + " " + words.say("inbox.history.pdf.lead", String.valueOf(content.entries().size())), font(9, Font.NORMAL, SOFT));
            lead.setSpacingAfter(12);
            document.add(lead);
            var lines = view.of(content.entries(), locale).reversed();
            for (int i = 0; i < lines.size(); i++) {
                document.add(entry(content.entries().get(i), lines.get(i), content.heldBack().contains(content.entries().get(i).id()), words));
            }
        }
        return out.toByteArray();
    }

    private PdfPTable entry(AuditEntry entry, HistoryView.Entry told, boolean heldBack, Words words) {
        var cell = new PdfPCell();
        cell.setBorder(Rectangle.TOP);
        cell.setBorderColor(Color.LIGHT_GRAY);
        cell.setPaddingBottom(8);
        var who = told.actor() == null ? words.say("inbox.task.system") : texts.person(told.actor()) + " (" + told.actor() + ")";
        cell.addElement(new Paragraph(14, entry.sequence() + " · " + told.what(), font(10.5f, Font.BOLD, INK)));
        cell.addElement(new Paragraph(12, texts.moment(told.at(), words.locale()) + " · " + who, font(9, Font.NORMAL, SOFT)));
        if (heldBack) {
            cell.addElement(new Paragraph(13, words.say("inbox.history.heldBack"), font(9.5f, Font.ITALIC, SOFT)));
        }
        for (var line : told.lines()) {
            var text = new Phrase(13, line.label() + ": ", font(9.5f, Font.NORMAL, SOFT));
            text.add(new Phrase((line.before() == null ? "" : line.before() + " → ") + line.after(), font(9.5f, Font.NORMAL, INK)));
            cell.addElement(new Paragraph(text));
        }
        cell.addElement(new Paragraph(10, words.say("inbox.history.pdf.hash") + " " + entry.hash(), font(7, Font.NORMAL, SOFT)));
        cell.addElement(new Paragraph(9, words.say("inbox.history.pdf.previousHash") + " " + entry.previousHash(), font(7, Font.NORMAL, SOFT)));
        var table = new PdfPTable(1);
        table.setWidthPercentage(100);
        table.setSplitLate(false);
        table.addCell(cell);
        return table;
    }

    private Font font(float size, int style, Color color) {
        var font = letters.of(size, style);
        font.setColor(color);
        return font;
    }

    private final class Words {

        private final Locale locale;

        Words(Locale locale) {
            this.locale = locale;
        }

        Locale locale() {
            return locale;
        }

        String say(String key, Object... arguments) {
            return texts.message(key, locale, arguments);
        }
    }
}
