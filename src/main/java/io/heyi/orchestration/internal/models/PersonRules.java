package io.heyi.orchestration.internal.models;

import io.camunda.zeebe.model.bpmn.instance.UserTask;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeAssignmentDefinition;

/** Models name roles, never people: whoever writes one could give a decision to himself, and the next person in the office would not get it. */
record PersonRules(ModelContext context) {

    void check() {
        for (var task : context.all(UserTask.class)) {
            context.extension(task, ZeebeAssignmentDefinition.class).ifPresent(assignment -> {
                named(task, assignment.getAssignee());
                named(task, assignment.getCandidateUsers());
            });
        }
    }

    private void named(UserTask task, String people) {
        if (!ModelContext.isBlank(people) && (!people.strip().startsWith("=") || people.contains("\""))) {
            context.add(Rule.NAMED_PERSON, task.getId(), people);
        }
    }
}
