package io.heyi.inbox;

import java.util.List;
import java.util.Optional;

/**
 * The "what am I deciding" panel as data, so that page and API show the same. Texts are already in the reader's language; values are plain text, never HTML.
 *
 * @param caseUrl page of the case
 * @param fragment Thymeleaf fragment of the owning module that the page shows instead of the sections, because it tells more than label and value, e.g. {@code microenterprise/task :: proposal}; its model is {@code fragmentModel}
 */
public record TaskFacts(String title, String subtitle, String caseUrl, List<Section> sections, Optional<String> fragment, Object fragmentModel) {

    public record Section(String title, List<Fact> facts) {}

    /**
     * @param emphasis true for the figures that carry the decision
     * @param url page of ours that tells the whole, to which the value leads; null for none
     */
    public record Fact(String label, String value, boolean emphasis, String url) {

        public Fact(String label, String value, boolean emphasis) {
            this(label, value, emphasis, null);
        }
    }
}
