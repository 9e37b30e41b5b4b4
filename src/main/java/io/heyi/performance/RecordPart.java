package io.heyi.performance;

import io.heyi.emc.ActorId;
import io.heyi.web.PagePart;

/** One block on the track record of a party; modules above this one bring what they know of it. */
public interface RecordPart extends PagePart<ActorId> {}
