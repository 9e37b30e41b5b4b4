package io.heyi.emc.internal.renewal;

import io.heyi.emc.ActorId;
import io.heyi.emc.Actuals;
import io.heyi.emc.ContractTerms;
import io.heyi.emc.EmcCode;
import io.heyi.emc.EmcModule;
import io.heyi.emc.ReadableMonths;
import io.heyi.emc.internal.contract.ContractMonth;
import io.heyi.emc.internal.process.renewal.CancelledRenewals;
import io.heyi.emc.internal.process.renewal.CycleSteps;
import io.heyi.emc.internal.process.renewal.FigureSteps;
import io.heyi.emc.internal.process.renewal.MonthEndSteps;
import io.heyi.emc.internal.process.renewal.Rulings;
import io.heyi.emc.internal.process.renewal.TermsSteps;
import io.heyi.emc.internal.sharing.Sharing;
import io.heyi.emc.internal.sharing.SharingBook;
import io.heyi.emc.internal.sharing.VersionedSharing;
import io.heyi.orchestration.ProcessCommands;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import io.heyi.shared.WorkingDays;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The renewal on a real database; figures, sharing and the engine are played. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@EmcModule
@Import(RenewalModule.Beans.class)
public @interface RenewalModule {

    /** Start messages that the engine was sent. */
    final class Starts implements ProcessCommands {

        final List<String> keys = new CopyOnWriteArrayList<>();
        final List<String> messages = new CopyOnWriteArrayList<>();

        @Override
        public void publish(String message, String businessKey, Map<String, Object> variables) {
            keys.add(businessKey);
            messages.add(message);
        }

        @Override
        public void completeUserTask(long taskKey, String businessKey, Map<String, Object> variables) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void forgetUserTask(long taskKey, String businessKey) {
            throw new UnsupportedOperationException();
        }
    }

    /** Every party reached what it had committed to; rulings replace. */
    final class Figures implements Actuals {

        final Map<String, Frozen> months = new ConcurrentHashMap<>();
        final Map<FigureId, BigDecimal> ruled = new ConcurrentHashMap<>();
        final List<String> concluded = new CopyOnWriteArrayList<>();
        volatile String submitter = "auditor";
        /** Who stands behind the submitter; null for the submitter itself. */
        volatile String behind;
        /** Reported instead of what was committed to; empty for nothing. */
        volatile Optional<BigDecimal> profit;

        @Override
        public Frozen freeze(EmcCode emc, YearMonth period, ContractTerms terms, Instant cutOff) {
            return months.computeIfAbsent(emc + "/" + period, key -> {
                var figures = new java.util.ArrayList<Figure>();
                terms.goals().forEach(goal -> figures.add(figure(new FigureId(emc.value(), goal.metric()), goal.grab())));
                terms.nodes().forEach(node -> node.targets().forEach(target -> figures.add(figure(new FigureId(node.actor().value(), target.metric()), target.grab()))));
                return new Frozen(emc, period, cutOff, figures, List.of(), profit == null ? terms.profit().orElseThrow().grab() : profit.orElse(null));
            });
        }

        private Figure figure(FigureId id, BigDecimal value) {
            return new Figure(id, value, new BigDecimal("100.0"), false, "shop", submitter, behind == null ? submitter : behind, null, null, null);
        }

        @Override
        public Optional<Frozen> frozen(EmcCode emc, YearMonth period) {
            return Optional.ofNullable(months.get(emc + "/" + period));
        }

        @Override
        public List<PastFigure> history(EmcCode emc, YearMonth first, YearMonth last) {
            return List.of();
        }

        @Override
        public void rule(EmcCode emc, YearMonth period, FigureId figure, BigDecimal value, String reason, String decidedBy, Instant at) {
            ruled.put(figure, value);
        }

        @Override
        public void conclude(EmcCode emc, YearMonth period, Instant at) {
            concluded.add(emc + "/" + period);
        }

        @Override
        public BigDecimal rating(ActorId actor) {
            return new BigDecimal("3.0");
        }

        @Override
        public Map<ActorId, BigDecimal> ratings(Collection<ActorId> actors) {
            return Map.of();
        }
    }

    /** Computes by the real rule and keeps what was booked. */
    final class Bookings implements SharingBook {

        final List<String> booked = new CopyOnWriteArrayList<>();
        final List<Optional<BigDecimal>> profits = new CopyOnWriteArrayList<>();
        private final Sharing sharing;

        Bookings(Sharing sharing) {
            this.sharing = sharing;
        }

        @Override
        public Sharing.Result propose(ContractMonth month, BigDecimal actualProfit) {
            var terms = month.terms();
            var profit = terms.profit().orElseThrow();
            return sharing.compute(sharing.currentRule(), new Sharing.Input(actualProfit, profit.bottom(), profit.leading(), terms.shareSpace(), terms.reinvestmentPercent(),
                    terms.split(), terms.nodes().stream().map(node -> new Sharing.Party(node.actor().value(), node.ratioPercent(), node.tier())).toList()));
        }

        @Override
        public Statement book(ContractMonth month, BigDecimal actualProfit) {
            booked.add(month.emc() + "/" + month.period());
            profits.add(Optional.ofNullable(actualProfit));
            return null;
        }

        @Override
        public Optional<Statement> statement(EmcCode emc, YearMonth period) {
            return Optional.empty();
        }

        @Override
        public PageOf<Statement> statements(EmcCode emc, ReadableMonths months, PageRequest page) {
            return PageOf.of(List.of(), 0, page);
        }

        @Override
        public boolean recomputes(Statement statement) {
            return true;
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Import({RenewalConfiguration.class, RenewalStore.class, RenewalSchedule.class, RenewalStarts.class, RenewalEnds.class, RenewalBoard.class, RenewalService.class, RenewalViews.class,
            RenewalFailures.class, PresentContract.class, Rewards.class, Interests.class, Rulings.class, Mediators.class, CycleSteps.class, FigureSteps.class, TermsSteps.class, MonthEndSteps.class, CancelledRenewals.class,
            VersionedSharing.class})
    class Beans {

        @Bean
        Starts starts() {
            return new Starts();
        }

        @Bean
        Figures figures() {
            return new Figures();
        }

        @Bean
        Bookings bookings(Sharing sharing) {
            return new Bookings(sharing);
        }

        @Bean
        WorkingDays calendar() {
            return new WorkingDays(ZoneId.of("Asia/Shanghai"), Set.of());
        }
    }
}
