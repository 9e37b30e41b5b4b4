package io.heyi.studio.internal.recording;

import io.heyi.studio.internal.text.ModelParts;
import io.heyi.studio.internal.text.ProcessOutline;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.stream.XMLStreamException;

/** What a recording needs to know of a process: how its cases start, what they wait for, and where they end. */
final class ProcessFacts {

    private static final Set<String> THROWING = Set.of("endEvent", "intermediateThrowEvent", "sendTask");

    final Set<String> startMessages = new TreeSet<>();
    final Set<String> caughtMessages = new HashSet<>();
    private final Map<String, ModelParts.Part> parts = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();
    private String startTimer;

    private ProcessFacts() {}

    /** @throws IllegalArgumentException when the text cannot be read */
    static ProcessFacts of(String bpmn) {
        try {
            var facts = new ProcessFacts();
            ModelParts.of(bpmn).forEach(part -> facts.parts.put(part.id(), part));
            ProcessOutline.of(bpmn).forEach(facts::step);
            facts.parts.values().forEach(facts::waits);
            return facts;
        } catch (XMLStreamException e) {
            throw new IllegalArgumentException("a process that cannot be read", e);
        }
    }

    private void step(ProcessOutline.Step step) {
        names.put(step.id(), step.name());
        if (isStart(step)) {
            message(parts.get(step.id())).ifPresent(startMessages::add);
            if (step.trigger().startsWith("timer")) {
                startTimer = step.id();
            }
        }
    }

    private static boolean isStart(ProcessOutline.Step step) {
        return step.depth() == 0 && step.type().equals("startEvent");
    }

    private void waits(ModelParts.Part part) {
        if (!THROWING.contains(part.type())) {
            message(part).filter(name -> !startMessages.contains(name)).ifPresent(caughtMessages::add);
        }
    }

    private Optional<String> message(ModelParts.Part part) {
        var reference = Objects.requireNonNullElse(part.properties().get("messageEventDefinition.messageRef"), part.properties().getOrDefault("messageRef", ""));
        return Optional.ofNullable(parts.get(reference)).filter(message -> message.type().equals("message")).map(ModelParts.Part::name);
    }

    Optional<String> startTimer() {
        return Optional.ofNullable(startTimer);
    }

    /** As people call it; its id where it has no name. */
    String name(String element) {
        return names.getOrDefault(element, element);
    }

    /** How the answers of a worker are told: by job type where only one element has it, because an element may get another id. */
    String worker(String element, String jobType) {
        return parts.values().stream().filter(part -> jobType.equals(part.properties().get("taskDefinition.type"))).count() <= 1 ? jobType : element;
    }

    boolean isWorkersTask(String element) {
        return jobType(element) != null;
    }

    /** Null where no worker has anything to do. */
    String jobType(String element) {
        return parts.containsKey(element) ? parts.get(element).properties().get("taskDefinition.type") : null;
    }

    /** Where a case ends whose last step this is; empty where that hangs on more. */
    Optional<String> endAfter(String element) {
        List<String> next = parts.values().stream().filter(part -> part.type().equals("sequenceFlow") && element.equals(part.properties().get("sourceRef")))
                .map(part -> part.properties().get("targetRef")).toList();
        return next.size() == 1 ? next.stream().filter(end -> parts.containsKey(end) && parts.get(end).type().equals("endEvent")).findFirst() : Optional.empty();
    }
}
