package io.heyi.inbox.internal.workload;

import io.heyi.access.CurrentUser;
import io.heyi.inbox.internal.web.InboxLink;
import org.springframework.stereotype.Component;

/** The way to the backlog, for task managers. */
@Component
class WorkloadLink implements InboxLink {

    private final Workload workload;

    WorkloadLink(Workload workload) {
        this.workload = workload;
    }

    @Override
    public int order() {
        return 60;
    }

    @Override
    public String labelKey() {
        return "inbox.workload.title";
    }

    @Override
    public String path() {
        return "/inbox/workload";
    }

    @Override
    public String icon() {
        return "bar-chart-steps";
    }

    @Override
    public boolean visibleTo(CurrentUser user) {
        return workload.isManager(user);
    }
}
