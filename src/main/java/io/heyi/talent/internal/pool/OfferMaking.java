package io.heyi.talent.internal.pool;

import io.heyi.access.Access;
import io.heyi.access.CurrentUser;
import io.heyi.access.Person;
import io.heyi.access.Relation.Kind;
import io.heyi.access.Role;
import io.heyi.access.Username;
import io.heyi.microenterprise.Lifecycle;
import io.heyi.microenterprise.Memberships;
import io.heyi.microenterprise.MicroenterpriseState;
import io.heyi.shared.FieldError;
import io.heyi.shared.Money;
import io.heyi.talent.internal.domain.pool.PoolPolicy;
import io.heyi.talent.internal.people.Employments;
import io.heyi.talent.internal.people.Salaries;
import io.heyi.talent.internal.people.domain.Checks;
import io.heyi.talent.internal.pool.Offer.State;
import io.heyi.talent.internal.pool.OfferService.Input;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Reads an offer as its owner typed it, says everything that is wrong with it, and makes it; in the caller's transaction. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class OfferMaking {

    private static final int LONGEST_TEXT = 1000;

    private final OfferStore offers;
    private final OpeningStore openings;
    private final StayStore stays;
    private final Joining joining;
    private final Memberships memberships;
    private final Lifecycle lifecycle;
    private final Salaries salaries;
    private final Employments employments;
    private final Access access;
    private final PoolPolicy policy;
    private final Clock clock;

    OfferMaking(OfferStore offers, OpeningStore openings, StayStore stays, Joining joining, Memberships memberships, Lifecycle lifecycle, Salaries salaries, Employments employments, Access access,
                PoolPolicy policy, Clock clock) {
        this.offers = offers;
        this.openings = openings;
        this.stays = stays;
        this.joining = joining;
        this.memberships = memberships;
        this.lifecycle = lifecycle;
        this.salaries = salaries;
        this.employments = employments;
        this.access = access;
        this.policy = policy;
        this.clock = clock;
    }

    /** Offers a place of an opening; the same offer again gives the first. */
    Reply<Offer> offer(CurrentUser owner, OpeningCode code, Input input) {
        var opening = openings.find(code).orElse(null);
        if (opening == null) {
            return new Reply.Unknown<>();
        }
        if (!owner.is(Kind.ME_OWNER, opening.microenterprise())) {
            return new Reply.NotAllowed<>("talentpool.refusal.onlyOwner");
        }
        var terms = opening.terms();
        var typed = new Typed(input, terms.percent());
        var salary = blank(input.salary()) && typed.person != null ? least(opening, typed) : typed.salary();
        if (salary != null && (salary.compareTo(terms.salaryFrom().amount()) < 0 || salary.compareTo(terms.salaryTo().amount()) > 0)) {
            typed.errors.add(FieldError.of("salary", "talentpool.error.salaryRange", terms.salaryFrom(), terms.salaryTo()));
        }
        if (!typed.errors.isEmpty()) {
            return new Reply.Invalid<>(typed.errors);
        }
        var offer = typed.offer(owner, code, opening.microenterprise(), opening.role(), new Money(salary, terms.salaryFrom().currency()));
        return opening.state() == Opening.State.OPEN ? make(offer) : Reply.tooLate("talentpool.refusal.openingOver", code.value());
    }

    /** What the opening pays at least, or the person's own floor where that is higher. */
    private BigDecimal least(Opening opening, Typed typed) {
        var lowest = opening.terms().salaryFrom();
        var floor = salaries.floor(typed.person, openings.today()).filter(one -> one.currency().equals(lowest.currency()) && one.isAtLeast(lowest)).orElse(lowest);
        if (floor.isAtLeast(opening.terms().salaryTo()) && !floor.equals(opening.terms().salaryTo())) {
            typed.errors.add(FieldError.of("salary", "talentpool.error.floorAboveRange", floor, opening.terms().salaryTo()));
            return null;
        }
        return floor.amount();
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }

    /** Offers a place without an opening to somebody who has none for long: in the pool, or in a micro-enterprise that is being dissolved (domain.md P6, D2). */
    Reply<Offer> offer(CurrentUser owner, Input input) {
        if (input.microenterprise() == null || !owner.is(Kind.ME_OWNER, input.microenterprise())) {
            return new Reply.NotAllowed<>("talentpool.refusal.onlyOwner");
        }
        var typed = new Typed(input, 100);
        var salary = typed.salary();
        if (!employments.roles().contains(input.role())) {
            typed.errors.add(FieldError.of("role", "talentpool.error.role", String.join(", ", employments.roles())));
        }
        if (typed.person != null && !mayBeOfferedDirectly(typed.person)) {
            typed.errors.add(FieldError.of("person", "talentpool.error.notDirectly"));
        }
        if (!typed.errors.isEmpty()) {
            return new Reply.Invalid<>(typed.errors);
        }
        var country = employments.of(typed.person, openings.today()).country();
        var currency = Currency.getInstance(employments.countries().get(country));
        return make(typed.offer(owner, null, input.microenterprise(), input.role(), new Money(salary, currency)));
    }

    /** What both kinds of offers have in common, read as it was typed, with everything that is wrong with it. */
    private final class Typed {

        private final List<FieldError> errors = new ArrayList<>();
        private final Input input;
        private final Username person;
        private final int percent;
        private final String text;

        private Typed(Input input, int usualPercent) {
            this.input = input;
            this.person = person(input.person(), errors);
            this.percent = percent(input.percent(), usualPercent, errors);
            var checks = new Checks();
            this.text = checks.text("text", input.text(), false, LONGEST_TEXT);
            errors.addAll(checks.errors());
        }

        private BigDecimal salary() {
            var checks = new Checks();
            var salary = checks.amount("salary", input.salary());
            errors.addAll(checks.errors());
            return salary;
        }

        private Offer offer(CurrentUser owner, OpeningCode opening, String microenterprise, String role, Money salary) {
            return new Offer(null, opening, microenterprise, person, role, salary, percent, text, owner.username(), null, null, State.OPEN, null, "", null, null);
        }
    }

    private boolean mayBeOfferedDirectly(Username person) {
        return stays.open(person).isPresent() || memberships.of(person).stream().anyMatch(one -> one.state() == MicroenterpriseState.DISSOLVING);
    }

    private Username person(String typed, List<FieldError> errors) {
        var known = Username.isValid(typed) ? access.person(new Username(typed)) : Optional.<Person>empty();
        if (known.isEmpty() || known.get().roles().equals(Set.of(Role.EXTERNAL_PARTNER))) {
            errors.add(FieldError.of("person", known.isEmpty() ? "talentpool.error.person" : "talentpool.error.outside"));
            return null;
        }
        return known.get().username();
    }

    private static int percent(String typed, int usual, List<FieldError> errors) {
        if (typed == null || typed.isBlank()) {
            return usual;
        }
        int percent = typed.strip().matches("\\d{2,3}") ? Integer.parseInt(typed.strip()) : 0;
        if (percent < 10 || percent > 100) {
            errors.add(FieldError.of("percent", "talentpool.error.number", 10, 100));
        }
        return percent;
    }

    private Reply<Offer> make(Offer wanted) {
        var freeze = lifecycle.freeze(wanted.microenterprise());
        if (freeze.isPresent()) {
            return Reply.tooLate("talentpool.refusal.frozen", wanted.microenterprise(), freeze.get().dissolution());
        }
        if (memberships.of(wanted.person()).stream().anyMatch(one -> one.microenterprise().equals(wanted.microenterprise()))) {
            return Reply.invalid("person", "talentpool.error.memberAlready");
        }
        var floor = salaries.floor(wanted.person(), openings.today());
        if (floor.filter(least -> least.currency().equals(wanted.salary().currency()) && !wanted.salary().isAtLeast(least)).isPresent()) {
            return Reply.invalid("salary", "talentpool.error.belowFloor", floor.get());
        }
        var now = clock.instant();
        var offer = new Offer(offers.nextCode(), wanted.opening(), wanted.microenterprise(), wanted.person(), wanted.role(), wanted.salary(), wanted.percent(), wanted.text(), wanted.offeredBy(),
                now, now.plus(Duration.ofDays(policy.offerDays())), State.OPEN, null, "", null, null);
        if (!offers.insert(offer)) {
            return offers.open(offer.microenterprise(), offer.person(), offer.opening()).<Reply<Offer>>map(Reply.Done::new).orElseGet(() -> Reply.tooLate("talentpool.refusal.movedOn"));
        }
        joining.tell(offer, offer.offeredBy().value(), "made");
        return new Reply.Done<>(offer);
    }
}
