package io.heyi.inbox.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What a task is found by: its name and outcome in both languages, its case with the facts for lists, its people, and the reason given. Variables are not among it. */
@Component
class TaskWords {

    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE);

    private final TaskTexts texts;

    TaskWords(TaskTexts texts) {
        this.texts = texts;
    }

    Set<String> of(Task task) {
        var said = new ArrayList<>(List.of(task.businessKey(), task.subject()));
        LANGUAGES.forEach(language -> {
            said.add(texts.name(task.taskType(), language));
            task.decision().ifPresent(decision -> said.add(texts.outcome(task.taskType(), decision.outcome(), language)));
        });
        task.decision().flatMap(Task.Decision::reason).ifPresent(said::add);
        task.facts().values().stream().filter(String.class::isInstance).map(String.class::cast).forEach(said::add);
        people(task).forEach(person -> {
            said.add(person);
            said.add(texts.person(person));
        });
        return SearchWords.of(said);
    }

    private static Stream<String> people(Task task) {
        var about = io.heyi.inbox.ListFacts.text(task.facts(), io.heyi.inbox.ListFacts.Kind.PERSON);
        var decision = task.decision();
        return Stream.of(task.holder(), task.heldFor(), about, decision.flatMap(Task.Decision::by), decision.flatMap(Task.Decision::inPlaceOf)).flatMap(java.util.Optional::stream).distinct();
    }
}
