package io.heyi.orchestration.internal.models;

import io.heyi.orchestration.JobCatalogue;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The sum of all catalogues: everything that a model may ask of Java.
 *
 * @param candidateGroups full names, or prefixes that end with a colon
 * @param liveJobTypes types for which a worker really runs
 */
record Offer(Map<String, JobCatalogue.JobType> jobTypes, Map<String, JobCatalogue.MessageName> messageNames, Map<String, JobCatalogue.TaskTypeRef> taskTypes,
             Set<String> candidateGroups, Predicate<String> liveJobTypes) {

    /** @throws IllegalStateException when two modules offer the same name */
    static Offer of(Collection<? extends JobCatalogue> catalogues, Predicate<String> liveJobTypes) {
        return new Offer(
                catalogues.stream().flatMap(catalogue -> catalogue.jobTypes().stream()).collect(Collectors.toMap(JobCatalogue.JobType::type, Function.identity())),
                catalogues.stream().flatMap(catalogue -> catalogue.messages().stream()).collect(Collectors.toMap(JobCatalogue.MessageName::name, Function.identity(), (one, other) -> one)),
                catalogues.stream().flatMap(catalogue -> catalogue.taskTypes().stream()).collect(Collectors.toMap(JobCatalogue.TaskTypeRef::taskType, Function.identity())),
                catalogues.stream().flatMap(catalogue -> catalogue.candidateGroups().stream()).collect(Collectors.toSet()),
                liveJobTypes);
    }

    boolean hasGroup(String group) {
        return candidateGroups.contains(group) || candidateGroups.stream().anyMatch(prefix -> prefix.endsWith(":") && group.startsWith(prefix));
    }

    /** Whether any task type may set this variable to this outcome; true for variables that carry no outcome. */
    boolean mayBe(String variable, String value) {
        var carriers = taskTypes.values().stream().filter(type -> variable.equals(type.outcomeVariable())).toList();
        return carriers.isEmpty() || carriers.stream().anyMatch(type -> type.outcomes().contains(value));
    }
}
