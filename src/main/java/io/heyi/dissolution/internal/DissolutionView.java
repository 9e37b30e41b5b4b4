package io.heyi.dissolution.internal;

import io.heyi.dissolution.DissolutionCode;
import io.heyi.dissolution.DissolutionOutcome;
import io.heyi.dissolution.internal.domain.Alternative;
import io.heyi.dissolution.internal.domain.Choice;
import io.heyi.dissolution.internal.domain.Destination;
import io.heyi.dissolution.internal.domain.DissolutionStep;
import io.heyi.dissolution.internal.domain.Gate;
import io.heyi.dissolution.internal.domain.Lessons;
import io.heyi.dissolution.internal.domain.Notice;
import io.heyi.dissolution.internal.domain.Objection;
import io.heyi.dissolution.internal.domain.Obligation;
import io.heyi.dissolution.internal.domain.Trigger;
import io.heyi.dissolution.internal.domain.Vote;
import io.heyi.replacement.Departures.Departure;
import java.time.Instant;
import java.util.List;

/**
 * A case as API and page show it. An outside partner sees that it is, its own notice, and nothing of what people inside say or sign.
 *
 * @param checklist what is open and what is done, computed now; of an ended case what was open at its closing, which is nothing
 * @param departed whether its part in every EMC has gone over or has ended
 * @param destinations where people have gone; each sees his own, the owner's group, the platform's people and the pool coordinator see all
 * @param gate that was not passed; null for every other trigger
 * @param merging whether it goes over to another micro-enterprise
 * @param escalatedAt when the platform's people were told that it takes too long; null before
 * @param failure what the operator has to look at; null for those whom it does not concern or where nothing failed
 */
public record DissolutionView(DissolutionCode code, String microenterprise, String name, String platform, Trigger trigger, String rule, String reason, Gate gate, String openedBy, Instant openedAt, Instant caseDueAt,
                       boolean frozen, DissolutionStep step, Instant dueAt, List<String> waitingFor, Objection objection, List<Alternative> alternatives, List<Vote> votes, Choice choice,
                       String election, boolean merging, List<Notice> notices, Lessons lessons, String scenario, String inventoryClosedBy, String fingerprint,
                       List<Obligation> checklist, List<Departure> departures, boolean departed, List<Destination> destinations, Instant escalatedAt,
                       DissolutionOutcome outcome, Instant endedAt, boolean mayObject, boolean mayPropose, boolean mayAcknowledge, boolean mayGiveMergerUp, String failure) {}
