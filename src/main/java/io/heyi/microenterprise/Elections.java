package io.heyi.microenterprise;

import io.heyi.access.CurrentUser;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Elections of owners: the face that API, pages and task types share (domain.md P5). Every act is by the person who is signed in and may be repeated. */
public interface Elections {

    /** The owner gives up the office; he may not stand again in this election. @param toPool whether he leaves for the talent pool */
    ElectionOutcome resign(CurrentUser owner, String microenterprise, boolean toPool, String reason);

    /** A member moves to recall the owner, which counts as the first signature. */
    ElectionOutcome moveRecall(CurrentUser member, String microenterprise, String reason);

    /** Anybody, outsiders too, challenges the owner with a plan that beats the present leading values. */
    ElectionOutcome challenge(CurrentUser challenger, String microenterprise, CandidacyInput plan);

    ElectionOutcome signMotion(CurrentUser member, ElectionId id);

    /** Stands for owner; whoever stands already changes his plan. */
    ElectionOutcome stand(CurrentUser candidate, ElectionId id, CandidacyInput plan);

    ElectionOutcome standDown(CurrentUser candidate, ElectionId id, String reason);

    ElectionOutcome ask(CurrentUser member, ElectionId id, String question);

    /** @param question its number */
    ElectionOutcome answer(CurrentUser candidate, ElectionId id, int question, String answer);

    /** Takes the election back; only who started it, and only before anybody has voted. */
    ElectionOutcome withdraw(CurrentUser starter, ElectionId id, String reason);

    /** Empty when unknown or not for this reader: people inside read all, outsiders those that take nominations and those in which they stand. */
    Optional<ElectionView> find(CurrentUser reader, ElectionId id, Locale locale);

    /** Latest first. @param microenterprise null for all */
    PageOf<ElectionSummary> list(CurrentUser reader, String microenterprise, boolean onlyOpen, PageRequest page);

    /** Open elections in which the person may vote or stands, the nearest deadline first; at most five. */
    List<ElectionSummary> concerning(CurrentUser person);

    /** What the person may start for a micro-enterprise now. */
    Set<ElectionTrigger> mayStart(CurrentUser person, String microenterprise);

    /** The runner-up of the last election, who stands ready. */
    Optional<BackupLeader> backup(String microenterprise);

    record BackupLeader(String username, ElectionId election, Instant since) {}
}
