package io.heyi.inbox.internal.web;

import io.heyi.access.CurrentUser;
import io.heyi.inbox.internal.Standing;
import io.heyi.inbox.internal.Task;
import io.heyi.inbox.internal.TaskRights;
import io.heyi.inbox.internal.TaskTexts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** "Why do I have this?": the rule, role or relation that brought a task to its reader (product-bar T18). */
@Component
class TaskWhy {

    private final TaskTexts texts;
    private final TaskRights rights;

    TaskWhy(TaskTexts texts, TaskRights rights) {
        this.texts = texts;
        this.rights = rights;
    }

    List<String> sentences(Task task, CurrentUser user, Locale locale) {
        var me = user.username().value();
        var sentences = new ArrayList<String>();
        if (task.offer().assignee().filter(me::equals).isPresent()) {
            sentences.add(texts.message("inbox.why.assigned", locale));
        }
        if (task.offer().candidateUsers().contains(me)) {
            sentences.add(texts.message("inbox.why.candidate", locale));
        }
        task.offer().candidateGroups().stream().filter(user.groups()::contains)
                .forEach(group -> sentences.add(texts.message(group.contains(":") ? "inbox.why.relation" : "inbox.why.role", locale, texts.group(group, locale))));
        if (task.isClaimed() && task.isHeldBy(me)) {
            sentences.add(texts.message("inbox.why.claimed", locale));
        }
        rights.standing(task, user).flatMap(Standing::inPlaceOf).filter(absent -> task.isOpen())
                .ifPresent(absent -> sentences.add(texts.message(task.isHeldBy(me) ? "substitution.heldFor" : "substitution.mayDecideFor", locale, absent.displayName())));
        if (sentences.isEmpty()) {
            sentences.add(texts.message("inbox.why.reader", locale));
        }
        return sentences;
    }
}
