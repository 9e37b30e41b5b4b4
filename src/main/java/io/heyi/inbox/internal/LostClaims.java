package io.heyi.inbox.internal;

import io.heyi.access.Access;
import io.heyi.access.Username;
import io.heyi.audit.AuditEvent;
import io.heyi.audit.AuditTrail;
import io.heyi.orchestration.ProcessCommands;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives tasks back to their queue whose holder has left the company or the candidates since taking them, so that nothing waits for somebody who may not decide (product-bar T1). */
@Component
class LostClaims {

    private static final Logger LOG = LoggerFactory.getLogger(LostClaims.class);
    private static final int AT_ONCE = 200;

    private final TaskStore store;
    private final Access access;
    private final StandIns standIns;
    private final AuditTrail audit;
    private final ProcessCommands commands;
    private final Clock clock;
    private final Duration settled;
    private final TransactionTemplate transaction;

    /** @param settled age of a claim before it is questioned; longer than the directory of people lags behind a role that was just given */
    LostClaims(TaskStore store, Access access, StandIns standIns, AuditTrail audit, ProcessCommands commands, Clock clock,
               @Value("${heyi.inbox.claims.settled:PT3M}") Duration settled,
               PlatformTransactionManager transactions) {
        this.store = store;
        this.access = access;
        this.standIns = standIns;
        this.audit = audit;
        this.commands = commands;
        this.clock = clock;
        this.settled = settled;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Scheduled(initialDelayString = "${heyi.inbox.claims.check:PT1M}", fixedDelayString = "${heyi.inbox.claims.check:PT1M}")
    void giveBack() {
        var candidates = new Candidates();
        var before = clock.instant().minus(settled);
        var claimed = store.claimed(before, Long.MIN_VALUE, AT_ONCE);
        while (!claimed.isEmpty()) {
            claimed.stream().filter(task -> !candidates.include(task)).forEach(task -> attempt(task, before));
            claimed = claimed.size() < AT_ONCE ? List.of() : store.claimed(before, claimed.getLast().engineKey(), AT_ONCE);
        }
    }

    /** One task that cannot be given back must not keep the others with people who may not decide them. */
    private void attempt(Task seen, Instant before) {
        try {
            transaction.executeWithoutResult(status -> stillClaimed(seen.id(), seen, before).ifPresent(this::giveBack));
        } catch (RuntimeException e) {
            LOG.warn("Task {} waits for the next round to be given back", seen.id(), e);
        }
    }

    /** From whoever has taken it. @param task locked */
    void giveBack(Task task) {
        store.release(task.id());
        audit.record(TaskHistory.event(task, AuditEvent.SYSTEM, "inbox.claimLost", Map.of("holder", task.holder().orElseThrow())));
        commands.assignUserTask(task.engineKey(), task.businessKey(), task.offer().assignee());
    }

    private Optional<Task> stillClaimed(UUID id, Task seen, Instant before) {
        return store.lock(id).filter(Task::isClaimed).filter(task -> task.holder().equals(seen.holder()))
                .filter(task -> task.claimedAt().filter(at -> at.isBefore(before)).isPresent());
    }

    /** Members of groups and people who are here, each asked for once a round. */
    private final class Candidates {

        private final Map<String, Set<Username>> members = new HashMap<>();
        private final Map<Username, Boolean> here = new HashMap<>();

        boolean include(Task task) {
            return task.holder().filter(Username::isValid).map(Username::new).filter(this::isHere).filter(holder -> mayKeep(holder, task)).isPresent();
        }

        /** A substitute keeps what is still another's, as long as he stands in for that one. */
        private boolean mayKeep(Username holder, Task task) {
            return task.heldFor().map(Username::new).map(absent -> standIns.standsInFor(holder, absent, task.definition().processId())
                            && (task.offer().assignee().filter(absent.value()::equals).isPresent() || isCandidate(absent, task.offer())))
                    .orElseGet(() -> isCandidate(holder, task.offer()));
        }

        private boolean isHere(Username person) {
            return here.computeIfAbsent(person, name -> access.person(name).isPresent());
        }

        private boolean isCandidate(Username person, Task.Offer offer) {
            return offer.candidateUsers().contains(person.value()) || offer.candidateGroups().stream()
                    .anyMatch(group -> members.computeIfAbsent(group, name -> Set.copyOf(access.members(name))).contains(person));
        }
    }
}
