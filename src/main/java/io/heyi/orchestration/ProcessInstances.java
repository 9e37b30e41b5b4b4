package io.heyi.orchestration;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the product knows of running and ended instances from its own read model, fed by workers and user tasks (product-bar S4). */
public interface ProcessInstances {

    /** The latest instance of a business key. */
    Optional<InstanceView> byBusinessKey(String processId, String businessKey);

    /** The BPMN of a deployed definition, for diagrams. */
    Optional<String> diagram(long processDefinitionKey);

    /** The baseline BPMN of a process, for pages without an instance. */
    Optional<String> currentDiagram(String processId);

    /**
     * @param activeElements element ids where the instance is now: open jobs as far as the product has seen them, then waits for a message or a time as far as that can be concluded from them
     * @param doneElements element ids it has passed
     * @param operateUrl page of this instance in Operate
     */
    record InstanceView(String processId, long processInstanceKey, long processDefinitionKey, int version, boolean ended,
                        List<String> activeElements, List<String> doneElements, String operateUrl) {

        /** The same where the owning module knows that a wait is over which the jobs around it do not tell. */
        public InstanceView passed(String element) {
            return !activeElements.contains(element) ? this : new InstanceView(processId, processInstanceKey, processDefinitionKey, version, ended,
                    activeElements.stream().filter(one -> !one.equals(element)).toList(), Stream.concat(doneElements.stream(), Stream.of(element)).toList(), operateUrl);
        }
    }
}
