package io.heyi.inbox.internal;

import io.heyi.inbox.TaskContext;
import io.heyi.inbox.TaskType;
import io.heyi.orchestration.UserTask;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A task as the inbox keeps it. Names of people are plain strings here because a model may name anybody, and a bad name must not stop the feed.
 *
 * @param subject what the case is called, as told when the task appeared
 * @param offer who may have it
 * @param followUpAt when its holder means to look at it again
 * @param holder the assignee of the model, or who claimed it
 * @param heldFor for whom the holder, a substitute, holds it (product-bar T3)
 * @param reminding present once somebody was reminded of it
 * @param decision present when state is DONE or REFUSED
 * @param facts of the case for lists, by key, as told when the task appeared
 */
public record Task(UUID id, long engineKey, long elementInstanceKey, Definition definition, String elementId, String taskType, String businessKey,
                   String subject, Offer offer, int priority, Instant createdAt, Optional<Instant> dueAt, Optional<Instant> followUpAt, TaskState state,
                   Optional<String> holder, Optional<String> heldFor, Optional<Instant> claimedAt, Optional<Reminding> reminding, Optional<Decision> decision,
                   Optional<Instant> endedAt, Map<String, Object> facts, Map<String, Object> variables) {

    public static final int USUAL_PRIORITY = 50;

    /** Where it came from in the engine. */
    public record Definition(String processId, int version, long definitionKey, long instanceKey) {}

    /**
     * @param excluded people who must neither see nor decide it (product-bar T2), as known when last looked at
     * @param personal an act of will of one person that no substitute has
     * @param managers groups whose members may hand it over and set its dates, but not decide it (product-bar T1, O12)
     */
    public record Offer(Optional<String> assignee, List<String> candidateGroups, Set<String> candidateUsers, Set<String> excluded, List<String> managers,
                        boolean personal) {}

    /** @param times how often, 1 or more */
    public record Reminding(Instant last, int times) {}

    /**
     * @param by empty when a decision recorded earlier was taken over
     * @param inPlaceOf for whom a substitute decided
     */
    public record Decision(String outcome, Optional<String> reason, Optional<String> by, Optional<String> inPlaceOf, Instant at, Optional<String> hash) {

        /** Whether this person made it, or a substitute for him. */
        public boolean isOf(String person) {
            return by.filter(person::equals).isPresent() || inPlaceOf.filter(person::equals).isPresent();
        }
    }

    /** The task as the engine offers it, before anybody touched it. */
    static Task offered(UUID id, UserTask task, Instant now) {
        var assignee = task.assignee().filter(name -> !name.isBlank());
        return new Task(id, task.key(), task.elementInstanceKey(),
                new Definition(task.processId(), task.processDefinitionVersion(), task.processDefinitionKey(), task.processInstanceKey()),
                task.elementId(), task.taskType(), task.businessKey(), task.businessKey(),
                new Offer(assignee, task.candidateGroups(), Set.copyOf(task.candidateUsers()), Set.of(), List.of(), false),
                USUAL_PRIORITY, now, task.dueAt(), Optional.empty(), TaskState.OPEN, assignee, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Map.of(), task.variables());
    }

    Task about(String whatItIsCalled, Set<String> peopleWithAnInterest) {
        return with(whatItIsCalled, new Offer(offer.assignee, offer.candidateGroups, offer.candidateUsers, Set.copyOf(peopleWithAnInterest), offer.managers, offer.personal), facts);
    }

    /** With facts of its case for lists. */
    Task knowing(Map<String, Object> factsOfTheCase) {
        return with(subject, offer, Map.copyOf(factsOfTheCase));
    }

    /** With the groups that may hand it over. */
    Task managedBy(Collection<String> groups) {
        return with(subject, new Offer(offer.assignee, offer.candidateGroups, offer.candidateUsers, offer.excluded, List.copyOf(groups), offer.personal), facts);
    }

    /** An act of will of one person. */
    Task personal() {
        return with(subject, new Offer(offer.assignee, offer.candidateGroups, offer.candidateUsers, offer.excluded, offer.managers, true), facts);
    }

    /** The same for others; one that the model gives to a person stays that person's. */
    Task offeredTo(TaskType.OfferedTo others) {
        return offer.assignee().isPresent() ? this : with(subject, new Offer(offer.assignee, others.groups(), others.users(), offer.excluded, offer.managers, offer.personal), facts);
    }

    private Task with(String whatItIsCalled, Offer toThese, Map<String, Object> factsOfTheCase) {
        return new Task(id, engineKey, elementInstanceKey, definition, elementId, taskType, businessKey, whatItIsCalled, toThese, priority, createdAt, dueAt, followUpAt, state,
                holder, heldFor, claimedAt, reminding, decision, endedAt, factsOfTheCase, variables);
    }

    /** Whether it is this task of the engine and not another one that had its key. */
    boolean is(UserTask offered) {
        return elementInstanceKey == offered.elementInstanceKey() && businessKey.equals(offered.businessKey()) && elementId.equals(offered.elementId());
    }

    public boolean isOpen() {
        return state == TaskState.OPEN;
    }

    public boolean isHeldBy(String username) {
        return holder.filter(username::equals).isPresent();
    }

    /** Whether it was on offer to a group and somebody took it, so that it can be given back. */
    public boolean isClaimed() {
        return isOpen() && holder.isPresent() && (offer.assignee().isEmpty() || heldFor.isPresent());
    }

    /** What its type gets to see. */
    public TaskContext context() {
        return new TaskContext(id, engineKey, definition.processId(), elementId, businessKey, offer.assignee(), offer.candidateGroups(), createdAt, dueAt,
                variables);
    }
}
