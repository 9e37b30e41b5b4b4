package io.heyi.replacement.internal;

import io.heyi.emc.ActorId;
import io.heyi.emc.EmcCode;
import io.heyi.replacement.ReplacementCode;
import io.heyi.replacement.ReplacementOutcome;
import io.heyi.replacement.internal.domain.Appeal;
import io.heyi.replacement.internal.domain.Cause;
import io.heyi.replacement.internal.domain.CounterHit;
import io.heyi.replacement.internal.domain.Cure;
import io.heyi.replacement.internal.domain.Evidence;
import io.heyi.replacement.internal.domain.Hearing;
import io.heyi.replacement.internal.domain.Member;
import io.heyi.replacement.internal.domain.ReplacementStep;
import io.heyi.replacement.internal.domain.Silence;
import io.heyi.replacement.internal.domain.Voting;
import java.time.Instant;
import java.util.List;

/**
 * A case as API and page show it.
 *
 * @param title of the EMC
 * @param counterHits counters that met their rule after the case was opened; for the parties
 * @param dissolution code of the case by which the party is dissolved and therefore leaves, {@code DC-0001}; null where it does not
 * @param evidenceUrl where the frozen document is read, byte for byte; null for whoever is only asked to take the part, who sees nothing of the months before
 * @param impossible {@code judge} or {@code vote} where nobody without an interest was left when the case opened
 * @param dueAt end of what the step waits for; of a step TENDERING when the search is called off, while its tender tells how long bids are taken
 * @param waitingFor party ids, or candidate groups of judges
 * @param silence of the party or the others, of which somebody was told; null for none, and for whoever is only asked to take the part
 * @param appealUntil null unless the members have decided against the party
 * @param succession what follows from a decision against the party; null before one
 * @param outcome null while the case runs
 * @param skips members that still have to say so for the cure period to be skipped; empty outside it
 * @param mine other members of the case that the reader acts for
 * @param failure what the operator has to look at; null for those whom it does not concern or where nothing failed
 */
public record CaseView(ReplacementCode code, EmcCode emc, String title, Member subject, List<Member> others, Cause cause, List<CounterHit> counterHits, boolean watched, String dissolution, String evidenceDigest, String evidenceUrl,
                       Evidence evidence, List<String> impossible, ReplacementStep step, Instant dueAt, List<String> waitingFor, Silence silence, Instant openedAt, Hearing hearing, Cure cure,
                       Voting voting, Instant appealUntil, Appeal appeal, SuccessionView succession, ReplacementOutcome outcome, Instant endedAt, List<ActorId> skips, List<ActorId> mine,
                       boolean maySkip, boolean mayWithdraw, boolean mayAppeal, String failure) {}
