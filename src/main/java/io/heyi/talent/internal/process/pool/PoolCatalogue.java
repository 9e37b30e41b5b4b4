package io.heyi.talent.internal.process.pool;

import io.heyi.access.Groups;
import io.heyi.access.Role;
import io.heyi.orchestration.JobCatalogue;
import io.heyi.talent.internal.pool.Moves;
import io.heyi.talent.internal.pool.PoolStays;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What Java offers to {@code talent-pool-stay} and {@code talent-move}; outputs are the components of the records that the steps return. */
@Component
class PoolCatalogue implements JobCatalogue {

    private static final Set<String> STAY = Set.of("stay");

    @Override
    public List<JobType> jobTypes() {
        return List.of(
                job("openStay", STAY, StaySteps.Opened.class),
                job("watchLimit", STAY, StaySteps.Standing.class),
                job("applyDecision", STAY, StaySteps.Standing.class),
                job("escalateStay", STAY, StaySteps.Standing.class),
                job("payWage", STAY, StaySteps.WagePaid.class),
                job("settleStay", STAY, StaySteps.Settled.class),
                job("remindStay", Set.of("stay", "reminderStep"), StaySteps.Reminded.class),
                job("carryOutMove", Set.of("offer"), MoveWorkers.Moved.class));
    }

    private static JobType job(String verbNoun, Set<String> inputs, Class<? extends Record> result) {
        return JobType.of("talent", verbNoun, inputs, result, "talentpool");
    }

    @Override
    public List<MessageName> messages() {
        return List.of(new MessageName(PoolStays.BEGUN, STAY), new MessageName(PoolStays.ENDED, STAY), new MessageName(Moves.AGREED, Set.of("offer", "moveAt")),
                new MessageName(Moves.RELEASED, Set.of("offer")));
    }

    @Override
    public List<TaskTypeRef> taskTypes() {
        return Arrays.stream(PoolTasks.values()).map(PoolTasks::type).toList();
    }

    @Override
    public Set<String> candidateGroups() {
        return Set.of(Groups.of(Role.POOL_COORDINATOR), Groups.of(Role.SETTLEMENT_OFFICER), Groups.of(Role.ADMINISTRATOR));
    }
}
