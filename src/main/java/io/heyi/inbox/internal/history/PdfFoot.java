package io.heyi.inbox.internal.history;

import java.util.function.IntFunction;
import org.openpdf.text.Document;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfPageEventHelper;
import org.openpdf.text.pdf.PdfTemplate;
import org.openpdf.text.pdf.PdfWriter;

/** Foot of every page: whose copy of what it is, and the page's number of all. */
final class PdfFoot extends PdfPageEventHelper {

    private static final float SIZE = 7.5f;

    private final BaseFont letters;
    private final String left;
    private final IntFunction<String> page;
    private final float margin;
    private PdfTemplate total;

    PdfFoot(BaseFont letters, String left, IntFunction<String> page, float margin) {
        this.letters = letters;
        this.left = left;
        this.page = page;
        this.margin = margin;
    }

    @Override
    public void onOpenDocument(PdfWriter writer, Document document) {
        total = writer.getDirectContent().createTemplate(40, 12);
    }

    @Override
    public void onEndPage(PdfWriter writer, Document document) {
        var canvas = writer.getDirectContent();
        var number = page.apply(writer.getPageNumber()) + " / ";
        var x = document.getPageSize().getWidth() - margin - 24 - letters.getWidthPoint(number, SIZE);
        write(canvas, fitting(x - margin - SIZE), margin);
        write(canvas, number, x);
        canvas.addTemplate(total, x + letters.getWidthPoint(number, SIZE), margin - 14);
    }

    /** What is too long for the line ends with three dots. */
    private String fitting(float width) {
        var end = left.length();
        while (end > 0 && letters.getWidthPoint(left.substring(0, end) + "…", SIZE) > width) {
            end--;
        }
        return end == left.length() || letters.getWidthPoint(left, SIZE) <= width ? left : left.substring(0, end) + "…";
    }

    private void write(PdfContentByte canvas, String text, float x) {
        canvas.beginText();
        canvas.setFontAndSize(letters, SIZE);
        canvas.setTextMatrix(x, margin - 14);
        canvas.showText(text);
        canvas.endText();
    }

    @Override
    public void onCloseDocument(PdfWriter writer, Document document) {
        total.beginText();
        total.setFontAndSize(letters, SIZE);
        total.setTextMatrix(0, 0);
        total.showText(String.valueOf(writer.getPageNumber() - 1));
        total.endText();
    }
}
