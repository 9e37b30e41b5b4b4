package io.heyi.studio.internal.web;

import io.heyi.orchestration.ModelKind;
import io.heyi.studio.internal.diff.ModelDifference;
import io.heyi.studio.internal.text.ProcessOutline;
import io.heyi.studio.internal.text.ProcessOutline.Nested;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.springframework.ui.Model;

/** A model in words beside its drawing (product-bar E16). */
final class Outlines {

    private Outlines() {}

    /** As {@code outline} the steps of a process, as {@code parts} the elements of everything else; both empty while the text cannot be read. */
    static void into(Model page, ModelKind kind, String text) {
        page.addAttribute("outline", kind == ModelKind.PROCESS ? steps(text) : List.of());
        page.addAttribute("parts", kind == ModelKind.PROCESS ? List.of() : parts(kind, text));
    }

    private static List<Nested> steps(String text) {
        try {
            return ProcessOutline.nested(ProcessOutline.of(text));
        } catch (XMLStreamException e) {
            return List.of();
        }
    }

    private static List<ModelDifference.Element> parts(ModelKind kind, String text) {
        try {
            return ModelDifference.of(kind, "", text);
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }
}
