package io.heyi.orchestration.internal.jobs;

import io.camunda.client.api.response.ActivatedJob;
import io.heyi.orchestration.internal.OrchestrationProperties;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Finds the business key of a job: the variable that the element's header names, else the first known one that is there. */
@Component
public class BusinessKeys {

    /** Header of a task that names the variable which carries its business key. */
    public static final String HEADER = "businessKeyVariable";

    private final OrchestrationProperties settings;

    BusinessKeys(OrchestrationProperties settings) {
        this.settings = settings;
    }

    public Optional<String> of(ActivatedJob job) {
        var variables = job.getVariablesAsMap();
        var named = job.getCustomHeaders().get(HEADER);
        return Stream.concat(Stream.ofNullable(named), settings.businessKeyVariables().stream()).map(variables::get).filter(Objects::nonNull)
                .map(Object::toString).findFirst();
    }
}
