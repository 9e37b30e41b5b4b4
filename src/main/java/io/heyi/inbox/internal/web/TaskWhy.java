package io.heyi.inbox.internal.web;

import io.heyi.access.Access;
import io.heyi.access.CurrentUser;
import io.heyi.audit.AuditEntry;
import io.heyi.inbox.internal.Task;
import io.heyi.inbox.internal.TaskRights;
import io.heyi.inbox.internal.TaskTexts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** "Why do I have this?": the rule, role, relation, substitution or management that brought a task to its reader, and to whom else (product-bar T18). */
@Component
class TaskWhy {

    private static final int FEW = 5;

    private final TaskTexts texts;
    private final TaskRights rights;
    private final Access access;
    private final ModelWords model;
    private final ObjectProvider<WhyPart> parts;

    TaskWhy(TaskTexts texts, TaskRights rights, Access access, ModelWords model, ObjectProvider<WhyPart> parts) {
        this.texts = texts;
        this.rights = rights;
        this.access = access;
        this.model = model;
        this.parts = parts;
    }

    /** @param history of the task, oldest first, as far as the reader is told it */
    List<String> sentences(Task task, CurrentUser user, List<AuditEntry> history, Locale locale) {
        var said = new ArrayList<String>();
        said.addAll(offer(task, user, locale));
        said.addAll(holding(task, user, history, locale));
        parts.stream().forEach(part -> said.addAll(part.sentences(task, user, locale)));
        task.offer().managers().stream().filter(user.groups()::contains).limit(1).forEach(group ->
                said.add(texts.message("inbox.why.manager", locale, offeredTo(task, locale))));
        if (said.isEmpty()) {
            said.add(texts.message("inbox.why.reader", locale));
        } else if (task.isOpen() && rights.concerns(task, user)) {
            said.addAll(others(task, user, locale));
        }
        said.add(texts.message("inbox.why.offeredAt", locale, texts.moment(task.createdAt(), locale)));
        model.of(task).ifPresent(words -> said.add(texts.message("inbox.why.model", locale, words)));
        return said;
    }

    private List<String> offer(Task task, CurrentUser user, Locale locale) {
        var me = user.username().value();
        var said = new ArrayList<String>();
        if (task.offer().assignee().filter(me::equals).isPresent()) {
            said.add(texts.message("inbox.why.assigned", locale));
        }
        if (task.offer().candidateUsers().contains(me)) {
            said.add(texts.message("inbox.why.candidate", locale));
        }
        task.offer().candidateGroups().stream().filter(user.groups()::contains).forEach(group -> {
            said.add(texts.message(group.contains(":") ? "inbox.why.relation" : "inbox.why.role", locale, texts.group(group, locale)));
            user.relations().stream().filter(relation -> relation.group().equals(group)).findFirst().flatMap(access::since)
                    .ifPresent(since -> said.add(texts.message("inbox.why.since", locale, texts.moment(since, locale))));
        });
        return said;
    }

    private List<String> holding(Task task, CurrentUser user, List<AuditEntry> history, Locale locale) {
        var me = user.username().value();
        if (!task.isHeldBy(me) || !task.isOpen()) {
            return List.of();
        }
        var said = new ArrayList<String>();
        task.heldFor().ifPresent(absent -> said.add(texts.message("inbox.why.heldFor", locale, texts.person(absent))));
        var last = history.stream().filter(entry -> Set.of("inbox.taskClaimed", "inbox.taskHandedOver").contains(entry.action())).reduce((before, after) -> after);
        last.filter(entry -> entry.details().get("holder") instanceof Map<?, ?> change && me.equals(change.get("new"))).ifPresentOrElse(
                entry -> said.add(handedOver(entry, locale)),
                () -> task.claimedAt().filter(at -> task.isClaimed()).ifPresent(at -> {
                    said.add(texts.message("inbox.why.claimedAt", locale, texts.moment(at, locale)));
                    said.add(texts.message("inbox.why.claimed", locale));
                }));
        return said;
    }

    private String handedOver(AuditEntry entry, Locale locale) {
        var by = texts.person(entry.actor());
        var at = texts.moment(entry.at(), locale);
        return entry.details().get("reason") instanceof String reason && !reason.isBlank() ? texts.message("inbox.why.handedOverBecause", locale, by, at, reason)
                : texts.message("inbox.why.handedOver", locale, by, at);
    }

    /** Who is kept out is counted, not named: a name would tell of an interest. */
    private List<String> others(Task task, CurrentUser user, Locale locale) {
        if (task.offer().assignee().isPresent()) {
            return List.of();
        }
        var people = new TreeSet<>(task.offer().candidateUsers());
        task.offer().candidateGroups().forEach(group -> access.members(group).forEach(member -> people.add(member.value())));
        var excluded = rights.excluded(task);
        var keptOut = people.stream().filter(excluded::contains).count();
        people.removeAll(excluded);
        people.remove(user.username().value());
        var said = new ArrayList<String>();
        said.add(people.isEmpty() ? texts.message("inbox.why.alone", locale)
                : people.size() > FEW ? texts.message("inbox.why.others", locale, people.size())
                : texts.message("inbox.why.othersNamed", locale, people.stream().map(texts::person).collect(Collectors.joining(locale.getLanguage().equals("zh") ? "、" : ", "))));
        if (keptOut > 0) {
            said.add(texts.message("inbox.why.keptOut", locale, keptOut));
        }
        return said;
    }

    private String offeredTo(Task task, Locale locale) {
        return task.offer().candidateGroups().stream().map(group -> texts.group(group, locale)).findFirst()
                .or(() -> task.offer().assignee().map(texts::person)).orElseGet(() -> texts.name(task.taskType(), locale));
    }
}
