package io.heyi.talent.internal.matching;

import io.heyi.access.Username;
import io.heyi.talent.internal.matching.domain.Candidate.Past;
import java.util.Collection;
import java.util.Map;

/** How people have done, by facts that exist: ratings of micro-enterprises in the months in which they belonged to them. No pay, no judgement of a single person. */
public interface PastPerformance {

    /** People without rated months are newcomers with the policy's stars. */
    Map<Username, Past> of(Collection<Username> people);

    /** Of everybody who has rated months. */
    Map<Username, Past> all();

    /** Of whoever has none. */
    Past newcomer();
}
