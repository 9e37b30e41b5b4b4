package io.heyi.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.FlowElement;
import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceIntent;
import io.camunda.zeebe.protocol.record.value.ProcessInstanceRecordValue;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Fails a test class that, run as a whole, left an element or a sequence flow of its model untouched (architecture.md §6, product-bar S3).
 * A part of the class run alone is not measured.
 */
final class ElementCoverage implements BeforeTestExecutionCallback, AfterAllCallback {

    private final EngineInJvm engine;
    private final Path model;
    private final Set<String> methodsRun = new TreeSet<>();

    ElementCoverage(EngineInJvm engine, Path model) {
        this.engine = engine;
        this.model = model;
    }

    @Override
    public void beforeTestExecution(ExtensionContext context) {
        methodsRun.add(context.getRequiredTestMethod().getName());
    }

    @Override
    public void afterAll(ExtensionContext context) {
        Set<String> declared = java.util.Arrays.stream(context.getRequiredTestClass().getDeclaredMethods())
                .filter(method -> org.junit.platform.commons.support.AnnotationSupport.isAnnotated(method, org.junit.platform.commons.annotation.Testable.class))
                .map(java.lang.reflect.Method::getName).collect(Collectors.toSet());
        assertThat(declared).as("test methods").isNotEmpty();
        if (methodsRun.containsAll(declared)) {
            assertThat(untouched(engine.records(), Bpmn.readModelFromFile(model.toFile()))).as("elements of %s that no test reaches", model).isEmpty();
        }
    }

    /** Ids of elements that were never activated and of flows that were never taken. */
    static Set<String> untouched(Collection<Record<?>> records, BpmnModelInstance model) {
        Set<String> left = model.getModelElementsByType(FlowElement.class).stream().map(FlowElement::getId).collect(Collectors.toCollection(TreeSet::new));
        records.stream()
                .filter(record -> record.getRecordType() == RecordType.EVENT)
                .filter(record -> record.getIntent() == ProcessInstanceIntent.ELEMENT_ACTIVATED || record.getIntent() == ProcessInstanceIntent.SEQUENCE_FLOW_TAKEN)
                .map(record -> ((ProcessInstanceRecordValue) record.getValue()).getElementId())
                .forEach(left::remove);
        return left;
    }
}
