package io.heyi.inbox.internal.substitution;

import io.heyi.access.CurrentUser;
import io.heyi.inbox.internal.Standing;
import io.heyi.inbox.internal.Task;
import io.heyi.inbox.internal.TaskRights;
import io.heyi.inbox.internal.TaskTexts;
import io.heyi.inbox.internal.web.WhyPart;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Says which substitution, from when to when and by whom, lets somebody act on a task (product-bar T18). */
@Component
class SubstitutionReasons implements WhyPart {

    private final Substitutions substitutions;
    private final TaskRights rights;
    private final TaskTexts texts;

    SubstitutionReasons(Substitutions substitutions, TaskRights rights, TaskTexts texts) {
        this.substitutions = substitutions;
        this.rights = rights;
        this.texts = texts;
    }

    @Override
    public List<String> sentences(Task task, CurrentUser reader, Locale locale) {
        return rights.standing(task, reader).flatMap(Standing::inPlaceOf).filter(absent -> task.isOpen())
                .flatMap(absent -> substitutions.inForceFor(java.util.Set.of(absent.username().value())).stream()
                        .filter(rule -> rule.substitute().equals(reader.username()) && rule.covers(task.definition().processId())).findFirst())
                .map(rule -> List.of(texts.message("inbox.why.substitution", locale, texts.person(rule.absent().value()), rule.firstDay().toString(), rule.lastDay().toString(),
                        texts.person(rule.madeBy().value())))).orElse(List.of());
    }
}
