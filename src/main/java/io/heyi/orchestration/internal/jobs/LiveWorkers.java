package io.heyi.orchestration.internal.jobs;

import io.camunda.client.annotation.JobWorker;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.context.ApplicationContext;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;

/** The job types that this product instance has workers for. */
@Component
public class LiveWorkers {

    private final ApplicationContext context;
    private volatile Set<String> jobTypes = Set.of();

    LiveWorkers(ApplicationContext context) {
        this.context = context;
    }

    @EventListener(ContextRefreshedEvent.class)
    void look() {
        var found = new TreeSet<String>();
        for (var name : context.getBeanDefinitionNames()) {
            var type = context.getType(name, false);
            if (type != null && type.getName().startsWith("io.heyi.")) {
                MethodIntrospector.selectMethods(ClassUtils.getUserClass(type),
                                (MethodIntrospector.MetadataLookup<JobWorker>) method -> AnnotatedElementUtils.findMergedAnnotation(method, JobWorker.class))
                        .values().forEach(worker -> found.add(worker.type()));
            }
        }
        jobTypes = Set.copyOf(found);
    }

    public Set<String> jobTypes() {
        return jobTypes;
    }
}
