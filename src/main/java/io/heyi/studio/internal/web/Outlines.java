package io.heyi.studio.internal.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.heyi.orchestration.ModelKind;
import io.heyi.studio.internal.text.DecisionTables;
import io.heyi.studio.internal.text.FormOutline;
import io.heyi.studio.internal.text.ProcessOutline;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.springframework.ui.Model;

/** A model in words beside its drawing (product-bar E16). */
final class Outlines {

    private Outlines() {}

    /** As {@code outline} the steps of a process, as {@code decisions} the tables of a decision, as {@code fields} those of a form; all empty while the text cannot be read. */
    static void into(Model page, ModelKind kind, String text) {
        page.addAttribute("outline", kind == ModelKind.PROCESS ? read(() -> ProcessOutline.nested(ProcessOutline.of(text))) : List.of());
        page.addAttribute("decisions", kind == ModelKind.DECISION ? read(() -> DecisionTables.of(text)) : List.of());
        page.addAttribute("fields", kind == ModelKind.FORM ? read(() -> FormOutline.of(text)) : List.of());
    }

    private static <T> List<T> read(Reading<T> reading) {
        try {
            return reading.read();
        } catch (XMLStreamException | JsonProcessingException e) {
            return List.of();
        }
    }

    private interface Reading<T> {
        List<T> read() throws XMLStreamException, JsonProcessingException;
    }
}
