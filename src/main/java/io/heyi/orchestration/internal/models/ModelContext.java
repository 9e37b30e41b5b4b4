package io.heyi.orchestration.internal.models;

import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.BaseElement;
import io.camunda.zeebe.model.bpmn.instance.BpmnModelElementInstance;
import io.heyi.orchestration.ModelChecker.Fix;
import java.util.Collection;
import java.util.Optional;

/** One process model under check, with everything around it. */
record ModelContext(String file, BpmnModelInstance model, HouseModelChecker.Bundle bundle, Findings findings) {

    void add(Rule rule, String elementId, String... arguments) {
        findings.add(rule, file, elementId, arguments);
    }

    void add(Rule rule, String elementId, Optional<Fix> fix, String... arguments) {
        findings.add(rule, file, elementId, fix, arguments);
    }

    /** By the house rule that the file is named after it. */
    String processId() {
        return file.endsWith(".bpmn") ? file.substring(0, file.length() - ".bpmn".length()) : file;
    }

    ModelRules rules() {
        return bundle.rules();
    }

    Offer offer() {
        return bundle.offer();
    }

    <T extends BpmnModelElementInstance> Collection<T> all(Class<T> type) {
        return model.getModelElementsByType(type);
    }

    /** The element's only extension of this type. */
    <T extends BpmnModelElementInstance> Optional<T> extension(BaseElement element, Class<T> type) {
        return Optional.ofNullable(element.getExtensionElements()).flatMap(extensions -> extensions.getElementsQuery().filterByType(type).list().stream().findFirst());
    }

    static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }
}
