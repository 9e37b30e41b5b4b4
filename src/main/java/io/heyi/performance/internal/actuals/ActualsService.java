package io.heyi.performance.internal.actuals;

import io.heyi.audit.AuditEvent;
import io.heyi.audit.AuditTrail;
import io.heyi.emc.ActorId;
import io.heyi.emc.ActorKind;
import io.heyi.emc.Actuals;
import io.heyi.emc.ContractTerms;
import io.heyi.emc.EmcCode;
import io.heyi.microenterprise.BottomValuesJudged;
import io.heyi.performance.LeadingValuesJudged;
import io.heyi.performance.internal.actuals.RatingStore.Count;
import io.heyi.performance.internal.actuals.RatingStore.Step;
import io.heyi.performance.internal.domain.PerformancePolicy;
import io.heyi.performance.internal.domain.Rating;
import io.heyi.performance.internal.domain.Trigger;
import io.heyi.performance.internal.judging.Judgements;
import io.heyi.performance.internal.judging.Judgements.Due;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Freezing, correcting and concluding a month; a fixed number of statements each, whatever the number of parties and metrics. */
@Service
@Transactional
class ActualsService implements Actuals {

    private final MonthStore months;
    private final RatingStore ratings;
    private final Judgements judgements;
    private final PerformancePolicy policy;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;

    ActualsService(MonthStore months, RatingStore ratings, Judgements judgements, PerformancePolicy policy, AuditTrail audit, ApplicationEventPublisher events) {
        this.months = months;
        this.ratings = ratings;
        this.judgements = judgements;
        this.policy = policy;
        this.audit = audit;
        this.events = events;
    }

    @Override
    public Frozen freeze(EmcCode emc, YearMonth period, ContractTerms terms, Instant cutOff) {
        months.lock(emc);
        var known = months.month(emc, period);
        if (known.isPresent()) {
            return frozen(emc, period, known.get(), months.figures(emc, period));
        }
        var result = new Freezing(emc, terms, policy, months.latest(emc, period, cutOff)).freeze(months.late(emc, period, cutOff));
        var nodes = terms.nodes().stream().map(node -> node.actor().value()).distinct().toList();
        months.insert(emc, period, cutOff, nodes);
        months.insertFigures(emc, period, result.figures());
        if (!result.carries().isEmpty()) {
            months.insertCarries(emc, period, result.carries());
        }
        return frozen(emc, period, new MonthStore.Month(cutOff, nodes, null), result.figures());
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Frozen> frozen(EmcCode emc, YearMonth period) {
        return months.month(emc, period).map(month -> frozen(emc, period, month, months.figures(emc, period)));
    }

    @Override
    @Transactional(readOnly = true)
    public List<PastFigure> history(EmcCode emc, YearMonth first, YearMonth last) {
        return months.history(emc, first, last).stream().map(past -> {
            var figure = past.figure();
            return new PastFigure(past.period(), new FigureId(figure.actor(), figure.metric()), figure.name(), figure.unit(), figure.value(), figure.bottom(), figure.grab(), figure.leading());
        }).toList();
    }

    @Override
    public void rule(EmcCode emc, YearMonth period, FigureId id, BigDecimal value, String reason, String decidedBy, Instant at) {
        months.lock(emc);
        var month = months.month(emc, period).orElseThrow(() -> new IllegalStateException(emc + "/" + period + " is not frozen"));
        var figure = months.figures(emc, period).stream().filter(one -> one.actor().equals(id.actor()) && one.metric().equals(id.metric())).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no figure " + id + " in " + emc + "/" + period));
        if (figure.ruled() != null && figure.ruled().compareTo(value) == 0) {
            return;
        }
        if (month.concludedAt() != null) {
            throw new IllegalStateException(emc + "/" + period + " is concluded");
        }
        months.rule(emc, period, figure, value, reason, decidedBy, at);
        Map<String, Object> details = new LinkedHashMap<>(Map.of("period", period.toString(), "actor", id.actor(), "metric", id.metric(), "newValue", plain(value), "reason", reason));
        details.put("oldValue", figure.value() == null ? "" : plain(figure.value()));
        audit.record(new AuditEvent(emc.value(), decidedBy, "performance.figureRuled", details));
    }

    @Override
    public void conclude(EmcCode emc, YearMonth period, Instant at) {
        if (!months.conclude(emc, period, at)) {
            months.month(emc, period).orElseThrow(() -> new IllegalStateException(emc + "/" + period + " is not frozen"));
            return;
        }
        var ofNodes = months.figures(emc, period).stream().filter(figure -> !figure.actor().equals(emc.value())).toList();
        if (ofNodes.isEmpty()) {
            return;
        }
        rate(emc, period, ofNodes, at);
        watch(emc, period, ofNodes, at);
        judge(emc, period, ofNodes, at);
    }

    /** Tells of every micro-enterprise whether it has met its bottom values here, and how far it stayed behind its leading values; in one order for all, because the listener may hold their records. */
    private void judge(EmcCode emc, YearMonth period, List<FrozenFigure> figures, Instant at) {
        figures.stream().collect(Collectors.groupingBy(FrozenFigure::actor, TreeMap::new, Collectors.toList())).forEach((actor, ofActor) -> {
            if (new ActorId(actor).kind() == ActorKind.MICROENTERPRISE) {
                events.publishEvent(new BottomValuesJudged(actor, emc.value(), period, ofActor.stream().noneMatch(figure -> figure.target().below(figure.value())), at));
                events.publishEvent(new LeadingValuesJudged(actor, emc.value(), period, ofActor.stream().map(figure -> new LeadingValuesJudged.Figure(figure.metric(), figure.name(),
                        figure.value(), figure.leading(), figure.target().shortOfLeadingPercent(figure.value()))).toList(), at));
            }
        });
    }

    /** Whose part ended in the month or after the cut-off was rated then, and is not rated again by the month that the others finish (docs/adr/0019). */
    private void rate(EmcCode emc, YearMonth period, List<FrozenFigure> figures, Instant at) {
        var fulfilments = fulfilments(figures);
        var before = ratings.lockedStars(fulfilments.keySet(), policy.newcomerRating());
        fulfilments.keySet().removeAll(ratings.settled(emc, period, months.month(emc, period).orElseThrow().cutOff()));
        ratings.step(emc, period, fulfilments.entrySet().stream().map(node -> step(node.getKey(), before.get(node.getKey()), node.getValue())).toList(), policy.ratingKept(), at);
    }

    private Step step(String actor, BigDecimal before, BigDecimal fulfilment) {
        return new Step(actor, fulfilment, before, Rating.after(before, fulfilment, policy.ratingKept()));
    }

    /** Counts; what counts as too much is left to {@link io.heyi.performance.internal.judging.TriggerJudging}, because it asks the engine. */
    private void watch(EmcCode emc, YearMonth period, List<FrozenFigure> figures, Instant at) {
        var known = ratings.counts(emc).stream().collect(Collectors.toMap(count -> new Freezing.Key(count.actor(), count.metric()), count -> count));
        var counts = figures.stream().collect(Collectors.toMap(figure -> figure, figure -> counted(figure, known.get(new Freezing.Key(figure.actor(), figure.metric())), period),
                (one, other) -> one, LinkedHashMap::new));
        ratings.count(emc, counts.values());
        var due = counts.entrySet().stream().filter(entry -> entry.getValue().periodsBelow() > 0).map(entry -> due(entry.getKey(), entry.getValue().periodsBelow())).toList();
        if (!due.isEmpty()) {
            judgements.add(emc, period, due, at);
        }
    }

    private static Count counted(FrozenFigure figure, Count before, YearMonth period) {
        var below = figure.target().below(figure.value());
        var count = before == null ? Trigger.count(0, null, period, below) : Trigger.count(before.periodsBelow(), YearMonth.parse(before.lastPeriod()), period, below);
        return new Count(figure.actor(), figure.metric(), count, period.toString());
    }

    private static Due due(FrozenFigure figure, int periodsBelow) {
        return new Due(figure.actor(), figure.metric(), periodsBelow, figure.value(), figure.bottom(), figure.target().percentOfBottom(figure.value()));
    }

    @Override
    @Transactional(readOnly = true)
    public BigDecimal rating(ActorId actor) {
        return ratings.stars(List.of(actor.value())).getOrDefault(actor.value(), policy.newcomerRating());
    }

    @Override
    @Transactional(readOnly = true)
    public Map<ActorId, BigDecimal> ratings(Collection<ActorId> actors) {
        var stars = ratings.stars(actors.stream().map(ActorId::value).toList());
        return actors.stream().distinct().collect(Collectors.toMap(actor -> actor, actor -> stars.getOrDefault(actor.value(), policy.newcomerRating())));
    }

    private Frozen frozen(EmcCode emc, YearMonth period, MonthStore.Month month, List<FrozenFigure> figures) {
        var ofNodes = figures.stream().filter(figure -> !figure.actor().equals(emc.value())).collect(Collectors.groupingBy(FrozenFigure::actor));
        var steps = month.concludedAt() == null ? Map.<String, Step>of() : ratings.steps(emc, period);
        var stars = ratings.stars(month.nodes());
        var settled = ratings.settled(emc, period, month.cutOff());
        var nodes = month.nodes().stream().map(actor -> node(actor, ofNodes.getOrDefault(actor, List.of()), steps.get(actor), stars.getOrDefault(actor, policy.newcomerRating()),
                settled.contains(actor))).toList();
        var profit = figures.stream().filter(figure -> figure.actor().equals(emc.value()) && figure.metric().equals(ContractTerms.PROFIT)).findFirst();
        return new Frozen(emc, period, month.cutOff(), figures.stream().map(FrozenFigure::shown).toList(), nodes, profit.map(FrozenFigure::value).orElse(null));
    }

    private NodeResult node(String actor, List<FrozenFigure> figures, Step taken, BigDecimal stars, boolean settled) {
        var step = taken != null ? taken : figures.isEmpty() || settled ? new Step(actor, null, stars, stars) : step(actor, stars, fulfilments(figures).get(actor));
        var below = figures.stream().anyMatch(figure -> figure.target().below(figure.value()));
        return new NodeResult(new ActorId(actor), FrozenFigure.meanAttainment(figures), step.before(), step.after(), below);
    }

    private static Map<String, BigDecimal> fulfilments(List<FrozenFigure> figures) {
        return figures.stream().collect(Collectors.groupingBy(FrozenFigure::actor, LinkedHashMap::new,
                Collectors.collectingAndThen(Collectors.mapping(figure -> figure.target().fulfilment(figure.value()), Collectors.toList()), Rating::fulfilment)));
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }
}
