package io.heyi.orchestration.internal;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the engine side.
 *
 * @param businessKeyVariables variables that carry a business key, tried in this order where a task names none by its header
 * @param keepSent how long delivered commands, and the guards of jobs of ended processes, are kept
 */
@ConfigurationProperties("heyi.orchestration")
@Validated
public record OrchestrationProperties(@DefaultValue({"proposalId", "renewal", "replacement", "dissolution", "stay", "offer", "emc", "election", "tender", "proposalMonth"}) @NotEmpty List<String> businessKeyVariables, @DefaultValue("30d") @NotNull Duration keepSent,
                                      @Valid @DefaultValue Outbox outbox, @Valid @DefaultValue Tasks tasks, @Valid @DefaultValue Deployment deployment,
                                      @Valid @DefaultValue Stranded stranded) {

    /**
     * @param poll how often waiting rows are looked for when nothing wakes the dispatcher
     * @param lease how long a claimed row is left alone; longer than a request may take
     * @param parallel commands under way at once
     * @param attemptsBeforeDeath tries of a command that the engine refuses for good
     * @param firstBackoff doubled with every try up to {@code largestBackoff}
     * @param messageTimeToLive how long the engine keeps a message that nothing waits for yet, and knows a repeated one
     * @param requestTimeout how long one command may take
     */
    public record Outbox(@DefaultValue("1s") @NotNull Duration poll, @DefaultValue("30s") @NotNull Duration lease,
                         @DefaultValue("32") @Min(1) @Max(500) int parallel, @DefaultValue("8") @Min(1) int attemptsBeforeDeath,
                         @DefaultValue("200ms") @NotNull Duration firstBackoff, @DefaultValue("30s") @NotNull Duration largestBackoff,
                         @DefaultValue("7d") @NotNull Duration messageTimeToLive, @DefaultValue("10s") @NotNull Duration requestTimeout) {}

    /** As what the engine offers user tasks of instances that start from now on; those that run keep theirs. */
    public enum Adapter {
        /** Jobs, which every engine has. */
        JOB,
        /** Camunda user tasks with task listeners, which clusters have from 8.8 on. */
        CAMUNDA
    }

    /**
     * @param adapter decides about the form in which models are deployed
     * @param askAgain how long a Camunda user task is believed to be open without asking; its listeners tell when it is not, so this is for an engine that lost its data
     * @param firstLease until the task is safely in the inbox; how long a crash in between delays it
     * @param lease afterwards
     * @param leaseRound over which time the checks of all open tasks, which renew their leases, are spread
     * @param parallel checks under way at once
     */
    public record Tasks(@DefaultValue("job") @NotNull Adapter adapter, @DefaultValue("15m") @NotNull Duration askAgain,
                        @DefaultValue("30s") @NotNull Duration firstLease, @DefaultValue("1h") @NotNull Duration lease,
                        @DefaultValue("1m") @NotNull Duration leaseRound, @DefaultValue("16") @Min(1) @Max(200) int parallel) {}

    /**
     * @param quiet how long an instance must not have been heard of before it is asked for; longer than a round of leases, which finds tasks that are gone
     * @param missing how long a case may show no sign of its process after the last command for it
     * @param again pause before a quiet instance, e.g. one that waits for a timer, is asked for once more
     */
    public record Stranded(@DefaultValue("3m") @NotNull Duration quiet, @DefaultValue("1h") @NotNull Duration missing, @DefaultValue("1h") @NotNull Duration again) {}

    /**
     * @param enabled whether the baseline is deployed at all
     * @param folders where the baseline lies, with a slash at the end
     * @param retry pause between tries while the engine is away
     */
    public record Deployment(@DefaultValue("true") boolean enabled,
                             @DefaultValue({"classpath*:bpmn/", "classpath*:forms/"}) @NotEmpty List<String> folders,
                             @DefaultValue("3s") @NotNull Duration retry) {}

    /**
     * Where the parts of the engine are found.
     *
     * @param managementUrl the engine's management port, for the moved clock; absent where time is never moved
     */
    @ConfigurationProperties("heyi.engine")
    public record Engine(URI managementUrl) {}

    /** @param url root of Operate, absent where there is none */
    @ConfigurationProperties("heyi.operate")
    public record Operate(String url) {}
}
