package io.heyi.emc.internal.process.renewal;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import io.heyi.emc.internal.contract.ContractEnded;
import io.heyi.orchestration.JobGuard;
import io.heyi.orchestration.TryLater;
import java.time.Duration;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Workers of {@code emc-contract-renewal}; each fetches only the variables that it reads. */
@Component
public class RenewalWorkers {

    private static final Duration MESSAGE_ON_ITS_WAY = Duration.ofSeconds(2);

    private final JobGuard guard;
    private final FigureSteps figures;
    private final TermsSteps terms;
    private final MonthEndSteps monthEnd;

    RenewalWorkers(JobGuard guard, FigureSteps figures, TermsSteps terms, MonthEndSteps monthEnd) {
        this.guard = guard;
        this.figures = figures;
        this.terms = terms;
        this.monthEnd = monthEnd;
    }

    @JobWorker(type = "emc.freezeActuals", fetchVariables = "renewal")
    public Moved freezeActuals(ActivatedJob job) {
        return once(job, Moved.class, figures::freeze);
    }

    @JobWorker(type = "emc.publishResults", fetchVariables = "renewal")
    public FigureSteps.Published publishResults(ActivatedJob job) {
        return once(job, FigureSteps.Published.class, figures::publish);
    }

    @JobWorker(type = "emc.closeDisputeWindow", fetchVariables = "renewal")
    public FigureSteps.Collected closeDisputeWindow(ActivatedJob job) {
        return once(job, FigureSteps.Collected.class, figures::closeDisputeWindow);
    }

    @JobWorker(type = "emc.askMediator", fetchVariables = {"renewal", "dispute"})
    public FigureSteps.MediatorAsked askMediator(ActivatedJob job) {
        return once(job, FigureSteps.MediatorAsked.class, figures::askMediator);
    }

    @JobWorker(type = "emc.applyRulings", fetchVariables = "renewal")
    public FigureSteps.Applied applyRulings(ActivatedJob job) {
        return once(job, FigureSteps.Applied.class, figures::applyRulings);
    }

    @JobWorker(type = "emc.publishProposal", fetchVariables = "renewal")
    public TermsSteps.Published publishProposal(ActivatedJob job) {
        return once(job, TermsSteps.Published.class, terms::publishProposal);
    }

    @JobWorker(type = "emc.closeConfirmation", fetchVariables = "renewal")
    public TermsSteps.Closed closeConfirmation(ActivatedJob job) {
        return once(job, TermsSteps.Closed.class, terms::closeConfirmation);
    }

    @JobWorker(type = "emc.remindRenewal", fetchVariables = {"renewal", "reminderStep", "dispute"})
    public Moved remindRenewal(ActivatedJob job) {
        return once(job, Moved.class, terms::remind);
    }

    @JobWorker(type = "emc.closePeriod", fetchVariables = "renewal")
    public MonthEndSteps.PeriodClosed closePeriod(ActivatedJob job) {
        return once(job, MonthEndSteps.PeriodClosed.class, monthEnd::closePeriod);
    }

    @JobWorker(type = "emc.bookSharing", fetchVariables = "renewal")
    public Moved bookSharing(ActivatedJob job) {
        return once(job, Moved.class, monthEnd::bookSharing);
    }

    @JobWorker(type = "emc.sealVersion", fetchVariables = "renewal")
    public Moved sealVersion(ActivatedJob job) {
        return once(job, Moved.class, monthEnd::sealVersion);
    }

    @JobWorker(type = "emc.sealOldTerms", fetchVariables = "renewal")
    public Moved sealOldTerms(ActivatedJob job) {
        return once(job, Moved.class, monthEnd::sealOldTerms);
    }

    @JobWorker(type = "emc.lapseContract", fetchVariables = "renewal")
    public Moved lapseContract(ActivatedJob job) {
        return once(job, Moved.class, monthEnd::lapse);
    }

    @JobWorker(type = "emc.settleEnded", fetchVariables = "renewal")
    public Moved settleEnded(ActivatedJob job) {
        return once(job, Moved.class, monthEnd::settleEnded);
    }

    private <R> R once(ActivatedJob job, Class<R> result, Function<RenewalVariables, R> step) {
        var in = job.getVariablesAsType(RenewalVariables.class);
        try {
            return guard.once(job, result, () -> step.apply(in));
        } catch (ContractEnded ended) {
            throw TryLater.after(MESSAGE_ON_ITS_WAY, ended.getMessage());
        }
    }
}
