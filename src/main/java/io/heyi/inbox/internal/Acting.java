package io.heyi.inbox.internal;

import io.heyi.access.CurrentUser;
import java.util.List;
import java.util.Set;

/** A person together with those in whose place he may act today (product-bar T3). One level deep: whoever these stand in for is not among them. */
public record Acting(CurrentUser self, List<Absent> inPlaceOf) {

    public Acting {
        inPlaceOf = List.copyOf(inPlaceOf);
    }

    /**
     * @param person with his own roles and relations
     * @param processes ids of the processes it is for; none for all
     */
    public record Absent(CurrentUser person, Set<String> processes) {

        String name() {
            return person.username().value();
        }

        boolean covers(String processId) {
            return processes.isEmpty() || processes.contains(processId);
        }
    }
}
