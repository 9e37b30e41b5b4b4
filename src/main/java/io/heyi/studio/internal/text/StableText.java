package io.heyi.studio.internal.text;

import io.heyi.orchestration.ModelKind;
import io.heyi.web.PolicyText;
import javax.xml.stream.XMLStreamException;

/** Puts what an editor wrote into the text that was there, so that only what was changed differs (product-bar E14). */
public final class StableText {

    private StableText() {}

    /**
     * @param opened what the editor writes of the unchanged text; null where that is not known, and passed over when it cannot be read
     * @param edited what it wrote in the end, already found readable
     */
    public static String of(ModelKind kind, String original, String opened, String edited) {
        if (kind == ModelKind.FORM) {
            return StableJson.of(original, StableJson.isReadable(opened) ? opened : original, edited);
        }
        if (kind == ModelKind.SETTINGS) {
            return PolicyText.write(PolicyText.read(StableJson.of(original, StableJson.isReadable(opened) ? opened : original, edited)));
        }
        try {
            return StableXml.of(original, StableXml.isReadable(opened) ? opened : original, edited);
        } catch (XMLStreamException e) {
            throw new IllegalArgumentException("a text that was found readable is not", e);
        }
    }
}
