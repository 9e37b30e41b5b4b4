package io.heyi.inbox.internal;

import com.fasterxml.jackson.databind.JsonNode;
import io.heyi.inbox.FormSamples;
import io.heyi.inbox.internal.form.Forms;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Component
class FormSampling implements FormSamples {

    private static final Logger LOG = LoggerFactory.getLogger(FormSampling.class);
    /** Tasks whose form the model names are read until one names this form. */
    private static final int MOST_READ = 100;
    private static final int MOST_ASKED = 5;

    private final TaskStore store;
    private final TaskTypes types;
    private final TaskForms taskForms;
    private final Forms forms;
    private final TransactionTemplate transaction;

    FormSampling(TaskStore store, TaskTypes types, TaskForms taskForms, Forms forms, PlatformTransactionManager transactions) {
        this.store = store;
        this.types = types;
        this.taskForms = taskForms;
        this.forms = forms;
        transaction = new TransactionTemplate(transactions);
        transaction.setReadOnly(true);
    }

    private record Step(long definitionKey, String element) {}

    @Override
    public Optional<FormSample> latest(String formId) {
        var samples = Stream.concat(tasks(types.showing(formId), MOST_ASKED), named(formId)).sorted(Comparator.comparing(Task::createdAt).reversed()).limit(MOST_ASKED)
                .map(this::sample).flatMap(Optional::stream).toList();
        return samples.stream().filter(sample -> !sample.values().isEmpty()).findFirst().or(() -> samples.stream().findFirst());
    }

    private Stream<Task> tasks(Collection<String> kinds, int limit) {
        return kinds.stream().flatMap(kind -> store.latest(kind, limit).stream());
    }

    /** Tasks of kinds without a form of their own, at whose steps models name this one. */
    private Stream<Task> named(String formId) {
        var byStep = new HashMap<Step, Optional<String>>();
        return tasks(types.showing(""), MOST_READ)
                .filter(task -> byStep.computeIfAbsent(new Step(task.definition().definitionKey(), task.elementId()), step -> taskForms.id(task)).filter(formId::equals).isPresent());
    }

    /** Each in a transaction of its own: a case that its module cannot tell any more must not hide the others. */
    private Optional<FormSample> sample(Task task) {
        try {
            Map<String, Object> values = transaction.execute(status -> new LinkedHashMap<>(types.of(task).formData(task.context())));
            return Optional.of(new FormSample(task.createdAt(), Collections.unmodifiableMap(values)));
        } catch (RuntimeException e) {
            LOG.warn("task {} gives no sample of its form", task.id(), e);
            return Optional.empty();
        }
    }

    @Override
    public JsonNode localised(String formId, JsonNode form, Locale locale) {
        return forms.localised(formId, form, locale);
    }
}
