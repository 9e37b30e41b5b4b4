package io.heyi.dissolution.internal;

import io.heyi.access.CurrentUser;
import io.heyi.access.Relation.Kind;
import io.heyi.dissolution.DissolutionCode;
import io.heyi.dissolution.internal.domain.Alternative;
import io.heyi.dissolution.internal.domain.Dissolution;
import io.heyi.dissolution.internal.domain.Notice;
import io.heyi.dissolution.internal.settlement.Settlement;
import io.heyi.ledger.Ledger;
import io.heyi.microenterprise.MicroenterpriseState;
import io.heyi.microenterprise.Microenterprises;
import io.heyi.orchestration.ProcessCommands;
import io.heyi.shared.FieldError;
import io.heyi.shared.Ruling;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people do with a case beside their tasks: look, object, propose an alternative, acknowledge a notice. */
@Service
@Transactional
public class DissolutionService {

    public static final String OBJECTED = "dissolution.objected";

    private final DissolutionStore store;
    private final DissolutionReading reading;
    private final DissolutionViews views;
    private final DissolutionPeople people;
    private final Notices notices;
    private final Microenterprises microenterprises;
    private final Platforms platforms;
    private final Ledger ledger;
    private final Takers takers;
    private final Settlement settlement;
    private final ProcessCommands commands;
    private final Clock clock;

    DissolutionService(DissolutionStore store, DissolutionReading reading, DissolutionViews views, DissolutionPeople people, Notices notices, Microenterprises microenterprises, Platforms platforms,
                Ledger ledger, Takers takers, Settlement settlement, ProcessCommands commands, Clock clock) {
        this.store = store;
        this.reading = reading;
        this.views = views;
        this.people = people;
        this.notices = notices;
        this.microenterprises = microenterprises;
        this.platforms = platforms;
        this.ledger = ledger;
        this.takers = takers;
        this.settlement = settlement;
        this.commands = commands;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Optional<DissolutionView> find(CurrentUser reader, DissolutionCode code) {
        return reading.find(reader, code).map(found -> views.of(found, reader));
    }

    /** A member objects to a case that the platform has opened, while there is time. */
    public DissolutionReply object(CurrentUser person, DissolutionCode code, String text) {
        if (reading.find(person, code).isEmpty()) {
            return unknown();
        }
        var found = store.lock(code);
        if (!people.members(found.microenterprise()).contains(person.username())) {
            return new DissolutionReply.NotAllowed("dissolution.refusal.notAMember");
        }
        var errors = new ArrayList<FieldError>();
        DissolutionOpening.text(errors, "reason", text, DissolutionOpening.LONGEST_TEXT);
        if (!errors.isEmpty()) {
            return new DissolutionReply.Invalid(errors);
        }
        var reply = DissolutionReply.of(found.object(text.strip(), person.username().value(), clock.instant()));
        if (reply instanceof DissolutionReply.Done) {
            store.save(found);
            commands.publish(OBJECTED, code.value(), Map.of("dissolution", code.value()));
        }
        return reply;
    }

    /** @param kind NEW_OWNER, MERGER or SALE; @param target code of the other micro-enterprise or id of the other platform; empty for a new owner */
    public record Proposal(String kind, String target, String reason) {}

    /** A member, the platform's people, or whoever would take it proposes what may come in place of dissolution. */
    public DissolutionReply propose(CurrentUser person, DissolutionCode code, Proposal proposal) {
        if (reading.find(person, code).isEmpty()) {
            return unknown();
        }
        var found = store.lock(code);
        var errors = new ArrayList<FieldError>();
        DissolutionOpening.text(errors, "reason", proposal.reason(), DissolutionOpening.LONGEST_TEXT);
        var kind = Arrays.stream(Alternative.Kind.values()).filter(one -> one.name().equals(proposal.kind())).findFirst();
        if (kind.isEmpty()) {
            errors.add(FieldError.of("kind", "dissolution.error.kind", String.join(", ", Arrays.stream(Alternative.Kind.values()).map(Enum::name).toList())));
            return new DissolutionReply.Invalid(errors);
        }
        var target = target(found, kind.get(), proposal.target().strip());
        if (target.isEmpty()) {
            errors.add(FieldError.of("target", "dissolution.error.target." + kind.get()));
        } else if (kind.get() == Alternative.Kind.MERGER) {
            otherCurrency(found.microenterprise(), proposal.target().strip()).ifPresent(errors::add);
        }
        if (!errors.isEmpty()) {
            return new DissolutionReply.Invalid(errors);
        }
        boolean takes = speaksFor(person, kind.get(), proposal.target().strip());
        if (!takes && !people.members(found.microenterprise()).contains(person.username()) && !isOfPlatform(person, found.platform())) {
            return new DissolutionReply.NotAllowed("dissolution.refusal.mayNotPropose");
        }
        var obstacle = takers.obstacle(found, kind.get(), proposal.target().strip());
        if (obstacle.isPresent()) {
            return obstacle.get() instanceof Ruling.TooLate(var messageKey, var arguments)
                    ? new DissolutionReply.Invalid(List.of(FieldError.of("target", messageKey, arguments.toArray()))) : DissolutionReply.of(obstacle.get());
        }
        var name = kind.get().needsTaker() ? target.get() : "";
        var reply = DissolutionReply.of(found.propose(kind.get(), kind.get().needsTaker() ? proposal.target().strip() : "", name, proposal.reason().strip(), person.username().value(), clock.instant(), takes));
        if (reply instanceof DissolutionReply.Done) {
            store.save(found);
        }
        return reply;
    }

    /**
     * The platform gives a merger up whose taker is being dissolved itself; the case goes the ordinary way, and creditors have their time for claims anew. A merger that can
     * still be carried out stays what the members have decided.
     */
    public DissolutionReply giveMergerUp(CurrentUser person, DissolutionCode code, String reason) {
        if (reading.find(person, code).isEmpty()) {
            return unknown();
        }
        var found = store.lock(code);
        if (!isOfPlatform(person, found.platform())) {
            return new DissolutionReply.NotAllowed("dissolution.refusal.notThePlatform");
        }
        if (people.interested(found).contains(person.username())) {
            return new DissolutionReply.NotAllowed("dissolution.refusal.interest");
        }
        var errors = new ArrayList<FieldError>();
        DissolutionOpening.text(errors, "reason", reason, DissolutionOpening.LONGEST_TEXT);
        if (!errors.isEmpty()) {
            return new DissolutionReply.Invalid(errors);
        }
        if (!found.isSettling() || !found.isMerging()) {
            return DissolutionReply.of(Ruling.tooLate("dissolution.refusal.noMerger"));
        }
        takers.drop(found);
        if (found.isMerging()) {
            return DissolutionReply.of(Ruling.tooLate("dissolution.refusal.takerRuns"));
        }
        found.mergerGivenUp(person.username().value(), reason.strip());
        settlement.extendClaims(code);
        store.save(found);
        commands.publish(DissolutionTriggers.OBLIGATION_SETTLED, code.value(), Map.of("dissolution", code.value()));
        return new DissolutionReply.Done();
    }

    /** Balances move as they stand, so that both books must be kept in one currency. */
    private Optional<FieldError> otherCurrency(String microenterprise, String target) {
        var books = ledger.currencies(List.of(microenterprise, target));
        var own = books.get(microenterprise);
        var other = books.get(target);
        return own == null || own.equals(other) ? Optional.empty()
                : Optional.of(FieldError.of("target", "dissolution.error.mergerCurrency", target, other == null ? "–" : other.getCurrencyCode(), own.getCurrencyCode()));
    }

    /** Name of what would take it; empty where it cannot. */
    private Optional<String> target(Dissolution found, Alternative.Kind kind, String id) {
        return switch (kind) {
            case NEW_OWNER -> Optional.of("");
            case MERGER -> microenterprises.find(id).filter(other -> !other.code().equals(found.microenterprise()) && other.state() == MicroenterpriseState.RUNNING).map(other -> other.name());
            case SALE -> id.equals(found.platform()) ? Optional.empty() : platforms.name(id);
        };
    }

    private static boolean speaksFor(CurrentUser person, Alternative.Kind kind, String target) {
        return switch (kind) {
            case NEW_OWNER -> false;
            case MERGER -> person.is(Kind.ME_OWNER, target);
            case SALE -> person.is(Kind.PLATFORM_OWNER, target);
        };
    }

    private static boolean isOfPlatform(CurrentUser person, String platform) {
        return person.is(Kind.PLATFORM_OWNER, platform) || person.is(Kind.PLATFORM_SECOND_OWNER, platform);
    }

    /** Says for every party that the person acts for that the notice has arrived; a repeat changes nothing. */
    public DissolutionReply acknowledge(CurrentUser person, DissolutionCode code) {
        if (reading.find(person, code).isEmpty()) {
            return unknown();
        }
        var found = store.lock(code);
        var mine = notices.partiesOf(person);
        List<Notice> own = found.runDown().notices().stream().filter(notice -> mine.contains(notice.party())).toList();
        if (own.isEmpty()) {
            return new DissolutionReply.NotAllowed("dissolution.refusal.noNotice");
        }
        own.stream().filter(notice -> notice.acknowledgedBy() == null).forEach(notice -> found.runDown(found.runDown().acknowledged(notice, person.username().value(), clock.instant()),
                person.username().value(), "noticeAcknowledged", Map.of("party", notice.name())));
        store.save(found);
        return new DissolutionReply.Done();
    }

    private static DissolutionReply unknown() {
        return new DissolutionReply.Unknown("dissolution.refusal.unknown");
    }
}
