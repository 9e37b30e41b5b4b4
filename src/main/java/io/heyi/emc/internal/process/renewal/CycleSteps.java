package io.heyi.emc.internal.process.renewal;

import io.heyi.emc.internal.renewal.RenewalStarts;
import org.springframework.stereotype.Component;

/** The daily search for contracts that are due. */
@Component
public class CycleSteps {

    static final int PAGE = 200;

    private final RenewalStarts starts;

    CycleSteps(RenewalStarts starts) {
        this.starts = starts;
    }

    public record Found(boolean moreDue, int started) {}

    /** What another run has begun at the same time is left to it; the loop goes on while there may be more. */
    public Found findDue() {
        var page = starts.startDue(PAGE);
        return new Found(page.due() == PAGE, page.started().size());
    }
}
