package io.heyi.dissolution.internal.reasons;

import io.heyi.dissolution.DissolutionClosed;
import io.heyi.dissolution.internal.ContractsInForce;
import io.heyi.dissolution.internal.DissolutionSchedule;
import io.heyi.dissolution.internal.domain.DissolutionPolicy;
import io.heyi.dissolution.internal.domain.ReasonPolicy;
import io.heyi.dissolution.internal.domain.Trigger;
import io.heyi.dissolution.internal.reasons.ReasonsToDissolve.Figure;
import io.heyi.dissolution.internal.reasons.ReasonsToDissolve.Rule;
import io.heyi.emc.ActorKind;
import io.heyi.emc.ContractSealed;
import io.heyi.emc.LastContractEnded;
import io.heyi.ledger.Ledger;
import io.heyi.microenterprise.KillClause;
import io.heyi.microenterprise.KillClause.Condition;
import io.heyi.microenterprise.MicroenterpriseState;
import io.heyi.microenterprise.MicroenterpriseSummary;
import io.heyi.microenterprise.MicroenterpriseView;
import io.heyi.microenterprise.Microenterprises;
import io.heyi.performance.LeadingValuesJudged;
import io.heyi.shared.PageRequest;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Notices what speaks for a dissolution: leading values missed for months, a last contract that has ended, and a cash allowance exceeded for months (domain.md P4, P6). It opens nothing. */
@Component
class WatchedReasons {

    private static final List<MicroenterpriseState> LIVING = List.of(MicroenterpriseState.RUNNING, MicroenterpriseState.ON_WATCH, MicroenterpriseState.REPLACING);

    private final ReasonsToDissolve reasons;
    private final ContractsInForce contracts;
    private final Microenterprises microenterprises;
    private final Ledger ledger;
    private final DissolutionSchedule schedule;
    private final LeadingMonths months;
    private final ReasonPolicy policy;
    private final DissolutionPolicy limits;
    private final Clock clock;

    WatchedReasons(ReasonsToDissolve reasons, ContractsInForce contracts, Microenterprises microenterprises, Ledger ledger, DissolutionSchedule schedule, LeadingMonths months, ReasonPolicy policy,
                   DissolutionPolicy limits, Clock clock) {
        this.months = months;
        this.policy = policy;
        this.limits = limits;
        this.clock = clock;
        this.reasons = reasons;
        this.contracts = contracts;
        this.microenterprises = microenterprises;
        this.ledger = ledger;
        this.schedule = schedule;
    }

    @ApplicationModuleListener
    void on(LastContractEnded ended) {
        if (ended.actor().kind() == ActorKind.MICROENTERPRISE && contracts.of(ended.actor().value()).isEmpty() && !isClosed(ended.actor().value())) {
            reasons.stands(ended.actor().value(), Trigger.LAST_CONTRACT, ended.emc().value(), Rule.ofPolicy(), List.of());
        }
    }

    /** By the agreement of the micro-enterprise where that has kill conditions, else by the policy. Young ones have a shield (domain.md P9); their months are remembered and count when it is over. */
    @ApplicationModuleListener
    void on(LeadingValuesJudged judged) {
        months.keep(judged);
        var own = microenterprises.killClause(judged.microenterprise());
        var trigger = own.isPresent() ? Trigger.KILL_CONDITION : Trigger.LEADING_MISSED;
        var percent = own.map(KillClause::leadingShortPercent).orElse(policy.leadingShortPercent());
        int inARow = own.map(KillClause::leadingMonths).orElse(policy.leadingMonths());
        var missed = months.missed(judged.microenterprise(), percent, inARow);
        boolean shielded = microenterprises.find(judged.microenterprise()).filter(me -> clock.instant().isBefore(schedule.shieldUntil(me.foundedAt(), own))).isPresent();
        if (missed.isEmpty() || shielded || isClosed(judged.microenterprise())) {
            reasons.isGone(judged.microenterprise(), trigger);
            return;
        }
        var subjects = missed.stream().map(one -> one.name() + " (" + one.contract() + ")").distinct().collect(Collectors.joining(", "));
        var rule = new Rule(own.map(clause -> clause.cited(Condition.LEADING_MISSED)).orElse(""), List.of(percent.stripTrailingZeros().toPlainString(), String.valueOf(inARow)));
        reasons.stands(judged.microenterprise(), trigger, subjects, rule, missed);
    }

    /** The end of its last contract may be told only after that. */
    private boolean isClosed(String microenterprise) {
        return microenterprises.find(microenterprise).filter(me -> me.state() == MicroenterpriseState.CLOSED).isPresent();
    }

    @ApplicationModuleListener
    void on(DissolutionClosed closed) {
        if (!closed.outcome().isRunningOn()) {
            reasons.isClosed(closed.microenterprise());
        }
    }

    /** A party may join another EMC later. */
    @ApplicationModuleListener
    void on(ContractSealed sealed) {
        contracts.partiesOf(sealed.emc()).forEach(party -> reasons.isGone(party, Trigger.LAST_CONTRACT));
    }

    /** Every night, page by page: what a micro-enterprise has spent beyond its cash is compared with the allowance of its plan. */
    @Scheduled(cron = "${heyi.dissolution.cash-watch:0 20 2 * * *}", zone = "${heyi.calendar.zone:Asia/Shanghai}")
    void lookAtCash() {
        LIVING.forEach(state -> {
            var page = new PageRequest(0, PageRequest.LARGEST_SIZE);
            for (var found = microenterprises.search("", null, state, page); !found.items().isEmpty(); found = microenterprises.search("", null, state, page)) {
                found.items().stream().map(MicroenterpriseSummary::code).forEach(code -> microenterprises.find(code).ifPresent(this::lookAtCash));
                page = new PageRequest(page.page() + 1, page.size());
            }
        });
    }

    void lookAtCash(MicroenterpriseView me) {
        var cash = ledger.balances(me.code()).stream().filter(one -> one.account().equals(Ledger.Account.cash())).map(one -> one.amount().amount()).reduce(BigDecimal.ZERO, BigDecimal::add);
        boolean beyond = me.cashFlowAllowance() != null && cash.negate().compareTo(me.cashFlowAllowance()) > 0;
        if (!beyond) {
            reasons.withinAllowance(me.code());
            reasons.isGone(me.code(), Trigger.CASH_ALLOWANCE);
            return;
        }
        var since = reasons.beyondAllowance(me.code(), schedule.today());
        var own = microenterprises.killClause(me.code());
        int inMonths = own.map(KillClause::cashMonths).orElse(limits.cashMonths());
        if (!schedule.today().isBefore(since.plusMonths(inMonths))) {
            var rule = new Rule(own.map(clause -> clause.cited(Condition.CASH_ALLOWANCE)).orElse(""), List.of(me.cashFlowAllowance().toPlainString() + " " + me.currency(), String.valueOf(inMonths)));
            reasons.stands(me.code(), Trigger.CASH_ALLOWANCE, since.toString(), rule,
                    List.of(new Figure(schedule.today().toString(), "", Ledger.Account.cash().code(), cash, me.cashFlowAllowance().negate(), null)));
        }
    }
}
