package io.heyi.orchestration;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What Java offers to the models: a module contributes one bean per process family. Java is the source of truth because people edit BPMN at run time;
 * one checker compares models with the sum of all contributions (architecture.md §4).
 */
public interface JobCatalogue {

    List<JobType> jobTypes();

    List<MessageName> messages();

    List<TaskTypeRef> taskTypes();

    /** Candidate groups that expressions may yield, as prefixes or full names, e.g. {@code platform-owner:}. */
    Set<String> candidateGroups();

    /**
     * @param type {@code <module>.<verbNoun>}
     * @param inputs variables the worker reads; outputs: those it sets
     * @param errorCodes BPMN errors it may throw
     * @param descriptionKey message key of one sentence for process owners
     */
    record JobType(String type, Set<String> inputs, Set<String> outputs, Set<String> errorCodes, String descriptionKey) {

        /**
         * A job whose outputs are the components of the record that its step returns and that throws no BPMN error.
         *
         * @param textPrefix its description is at {@code <textPrefix>.job.<verbNoun>}
         */
        public static JobType of(String module, String verbNoun, Set<String> inputs, Class<? extends Record> result, String textPrefix) {
            var outputs = Arrays.stream(result.getRecordComponents()).map(RecordComponent::getName).collect(Collectors.toUnmodifiableSet());
            return new JobType(module + "." + verbNoun, inputs, outputs, Set.of(), textPrefix + ".job." + verbNoun);
        }
    }

    /** @param name {@code <module>.<factHappened>} */
    record MessageName(String name, Set<String> variables) {}

    /**
     * @param taskType id of the inbox's TaskType
     * @param formId form that it shows; empty where that is left to the model
     * @param outcomeVariable variable that carries the outcome
     * @param outcomes ids that the outcome variable may take
     * @param outputs all variables that a completion may set
     */
    record TaskTypeRef(String taskType, String formId, String outcomeVariable, Set<String> outcomes, Set<String> outputs) {

        /** A task whose completion sets its outcome and the variables of its form. */
        public static TaskTypeRef of(String taskType, String formId, String outcomeVariable, Set<String> outcomes, String... formVariables) {
            return new TaskTypeRef(taskType, formId, outcomeVariable, outcomes, Stream.concat(Stream.of(outcomeVariable), Stream.of(formVariables)).collect(Collectors.toUnmodifiableSet()));
        }
    }
}
