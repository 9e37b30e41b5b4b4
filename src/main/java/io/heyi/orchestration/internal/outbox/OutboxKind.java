package io.heyi.orchestration.internal.outbox;

import io.heyi.orchestration.CaseMigrations;
import io.heyi.orchestration.ProcessCommands.UserTaskUpdate;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** How commands are written in the outbox's table; the names stand in its check and in the texts of the operations page. */
enum OutboxKind {
    PUBLISH_MESSAGE, COMPLETE_USER_TASK, COMPLETE_CAMUNDA_TASK, ASSIGN_CAMUNDA_TASK, UPDATE_CAMUNDA_TASK, DEPLOY_MODELS, MIGRATE_CASE;

    private static final String HOLDER = "holder";
    private static final String DUE = "dueAt";
    private static final String PRIORITY = "priority";
    private static final String GROUPS = "candidateGroups";
    private static final String USERS = "candidateUsers";
    private static final String BUNDLE = "bundle";
    private static final String MIGRATION = "migration";
    private static final String INSTANCE = "instance";
    private static final String DEFINITION = "definition";
    private static final String VERSION = "version";
    private static final String MAPPING = "mapping";

    static OutboxKind of(OutboxRow.Command command) {
        return switch (command) {
            case OutboxRow.PublishMessage message -> PUBLISH_MESSAGE;
            case OutboxRow.CompleteUserTask task -> task.camunda() ? COMPLETE_CAMUNDA_TASK : COMPLETE_USER_TASK;
            case OutboxRow.AssignUserTask task -> ASSIGN_CAMUNDA_TASK;
            case OutboxRow.UpdateUserTask task -> UPDATE_CAMUNDA_TASK;
            case OutboxRow.DeployModels models -> DEPLOY_MODELS;
            case OutboxRow.MigrateCase migration -> MIGRATE_CASE;
        };
    }

    boolean isCompletion() {
        return this == COMPLETE_USER_TASK || this == COMPLETE_CAMUNDA_TASK;
    }

    /** Null for what is about no task. */
    static Long taskKey(OutboxRow.Command command) {
        return switch (command) {
            case OutboxRow.PublishMessage message -> null;
            case OutboxRow.DeployModels models -> null;
            case OutboxRow.MigrateCase migration -> null;
            case OutboxRow.CompleteUserTask task -> task.taskKey();
            case OutboxRow.AssignUserTask task -> task.taskKey();
            case OutboxRow.UpdateUserTask task -> task.taskKey();
        };
    }

    /** What stands in the row beside key and name. */
    static Map<String, Object> content(OutboxRow.Command command, Map<String, Object> variables) {
        var content = new HashMap<>(variables);
        switch (command) {
            case OutboxRow.AssignUserTask(var key, var holder) -> content.put(HOLDER, holder.orElse(null));
            case OutboxRow.UpdateUserTask(var key, var update) -> {
                content.put(DUE, update.dueAt().map(Instant::toString).orElse(null));
                content.put(PRIORITY, update.priority());
                content.put(GROUPS, update.candidateGroups());
                content.put(USERS, update.candidateUsers());
            }
            case OutboxRow.DeployModels(var bundle) -> content.put(BUNDLE, bundle.toString());
            case OutboxRow.MigrateCase(var id, var instance, var plan) -> {
                content.put(MIGRATION, id.toString());
                // as text, because keys are larger than the numbers of JSON
                content.put(INSTANCE, Long.toString(instance));
                content.put(DEFINITION, Long.toString(plan.definitionKey()));
                content.put(VERSION, plan.version());
                content.put(MAPPING, plan.mapping());
            }
            default -> { }
        }
        return content;
    }

    /** @param content as {@link #content} gave it */
    OutboxRow.Command command(String name, long taskKey, Map<String, Object> content) {
        return switch (this) {
            case PUBLISH_MESSAGE -> new OutboxRow.PublishMessage(name);
            case COMPLETE_USER_TASK -> new OutboxRow.CompleteUserTask(taskKey, false);
            case COMPLETE_CAMUNDA_TASK -> new OutboxRow.CompleteUserTask(taskKey, true);
            case ASSIGN_CAMUNDA_TASK -> new OutboxRow.AssignUserTask(taskKey, Optional.ofNullable((String) content.get(HOLDER)));
            case DEPLOY_MODELS -> new OutboxRow.DeployModels(UUID.fromString((String) content.get(BUNDLE)));
            case MIGRATE_CASE -> new OutboxRow.MigrateCase(UUID.fromString((String) content.get(MIGRATION)), Long.parseLong((String) content.get(INSTANCE)),
                    new CaseMigrations.Plan(Long.parseLong((String) content.get(DEFINITION)), (Integer) content.get(VERSION), mapping(content)));
            case UPDATE_CAMUNDA_TASK -> new OutboxRow.UpdateUserTask(taskKey, new UserTaskUpdate(Optional.ofNullable((String) content.get(DUE)).map(Instant::parse),
                    (Integer) content.get(PRIORITY), names(content, GROUPS), names(content, USERS)));
        };
    }

    private static Map<String, String> mapping(Map<String, Object> content) {
        var mapping = new HashMap<String, String>();
        ((Map<?, ?>) content.get(MAPPING)).forEach((from, to) -> mapping.put((String) from, (String) to));
        return mapping;
    }

    private static List<String> names(Map<String, Object> content, String key) {
        return ((Collection<?>) content.get(key)).stream().map(String.class::cast).toList();
    }
}
