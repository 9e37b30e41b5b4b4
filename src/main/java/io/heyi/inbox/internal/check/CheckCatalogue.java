package io.heyi.inbox.internal.check;

import io.heyi.orchestration.JobCatalogue;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What the inbox offers to every model. */
@Component
class CheckCatalogue implements JobCatalogue {

    @Override
    public List<JobType> jobTypes() {
        return List.of();
    }

    @Override
    public List<MessageName> messages() {
        return List.of();
    }

    @Override
    public List<TaskTypeRef> taskTypes() {
        return List.of(CheckCase.TYPE);
    }

    @Override
    public Set<String> candidateGroups() {
        return Set.of();
    }
}
