package io.heyi.talent.internal.pool;

import io.heyi.access.Access;
import io.heyi.access.CurrentUser;
import io.heyi.access.Relation.Kind;
import io.heyi.access.Username;
import io.heyi.microenterprise.Lifecycle;
import io.heyi.microenterprise.Memberships;
import io.heyi.microenterprise.MicroenterpriseState;
import io.heyi.shared.FieldError;
import io.heyi.shared.Money;
import io.heyi.shared.PageRequest;
import io.heyi.talent.internal.domain.pool.PoolPolicy;
import io.heyi.talent.internal.people.Employments;
import io.heyi.talent.internal.people.Salaries;
import io.heyi.talent.internal.people.domain.Checks;
import io.heyi.talent.internal.pool.Offer.State;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Offers: made and withdrawn by owners, who hold the right over their people; answered by the person alone. */
@Service
@Transactional
public class OfferService implements OfferMaking {

    private static final int LONGEST_TEXT = 1000;

    private final OfferStore offers;
    private final OpeningStore openings;
    private final StayStore stays;
    private final Acceptance acceptance;
    private final Joining joining;
    private final Memberships memberships;
    private final Lifecycle lifecycle;
    private final Salaries salaries;
    private final Employments employments;
    private final Access access;
    private final PoolPolicy policy;
    private final Clock clock;

    OfferService(OfferStore offers, OpeningStore openings, StayStore stays, Acceptance acceptance, Joining joining, Memberships memberships, Lifecycle lifecycle, Salaries salaries,
                 Employments employments, Access access, PoolPolicy policy, Clock clock) {
        this.offers = offers;
        this.openings = openings;
        this.stays = stays;
        this.acceptance = acceptance;
        this.joining = joining;
        this.memberships = memberships;
        this.lifecycle = lifecycle;
        this.salaries = salaries;
        this.employments = employments;
        this.access = access;
        this.policy = policy;
        this.clock = clock;
    }

    /**
     * As typed; amounts as decimal texts.
     *
     * @param microenterprise for a direct offer; ignored for an offer of an opening
     * @param role for a direct offer
     * @param salary gross base salary a month for full time
     * @param percent 10 to 100; empty for the opening's, or 100
     */
    public record Input(String microenterprise, String role, String person, String salary, String percent, String text) {}

    /** Offers a place of an opening; the same offer again gives the first. */
    @Override
    public Reply<Offer> offer(CurrentUser owner, OpeningCode code, Input input) {
        var opening = openings.find(code).orElse(null);
        if (opening == null) {
            return new Reply.Unknown<>();
        }
        if (!owner.is(Kind.ME_OWNER, opening.microenterprise())) {
            return new Reply.NotAllowed<>("talentpool.refusal.onlyOwner");
        }
        var terms = opening.terms();
        var errors = new ArrayList<FieldError>();
        var person = person(input.person(), errors);
        int percent = percent(input.percent(), terms.percent(), errors);
        var checks = new Checks();
        var salary = checks.amount("salary", input.salary());
        var text = checks.text("text", input.text(), false, LONGEST_TEXT);
        errors.addAll(checks.errors());
        if (salary != null && (salary.compareTo(terms.salaryFrom().amount()) < 0 || salary.compareTo(terms.salaryTo().amount()) > 0)) {
            errors.add(FieldError.of("salary", "talentpool.error.salaryRange", terms.salaryFrom(), terms.salaryTo()));
        }
        if (!errors.isEmpty()) {
            return new Reply.Invalid<>(errors);
        }
        var offer = new Offer(null, code, opening.microenterprise(), person, opening.role(), new Money(salary, terms.salaryFrom().currency()), percent, text, owner.username(), null, null,
                State.OPEN, null, "", null, null);
        return opening.state() == Opening.State.OPEN ? make(offer) : Reply.tooLate("talentpool.refusal.openingOver", code.value());
    }

    /** Offers a place without an opening to somebody who has none for long: in the pool, or in a micro-enterprise that is being dissolved (domain.md P6, D2). */
    public Reply<Offer> offer(CurrentUser owner, Input input) {
        if (input.microenterprise() == null || !owner.is(Kind.ME_OWNER, input.microenterprise())) {
            return new Reply.NotAllowed<>("talentpool.refusal.onlyOwner");
        }
        var errors = new ArrayList<FieldError>();
        var person = person(input.person(), errors);
        int percent = percent(input.percent(), 100, errors);
        var checks = new Checks();
        var salary = checks.amount("salary", input.salary());
        var text = checks.text("text", input.text(), false, LONGEST_TEXT);
        errors.addAll(checks.errors());
        if (!employments.roles().contains(input.role())) {
            errors.add(FieldError.of("role", "talentpool.error.role", String.join(", ", employments.roles())));
        }
        if (person != null && !mayBeOfferedDirectly(person)) {
            errors.add(FieldError.of("person", "talentpool.error.notDirectly"));
        }
        if (!errors.isEmpty()) {
            return new Reply.Invalid<>(errors);
        }
        var country = employments.of(person, openings.today()).country();
        var currency = Currency.getInstance(employments.countries().get(country));
        return make(new Offer(null, null, input.microenterprise(), person, input.role(), new Money(salary, currency), percent, text, owner.username(), null, null, State.OPEN, null, "", null, null));
    }

    private boolean mayBeOfferedDirectly(Username person) {
        return stays.open(person).isPresent() || memberships.of(person).stream().anyMatch(one -> one.state() == MicroenterpriseState.DISSOLVING);
    }

    private Username person(String typed, List<FieldError> errors) {
        var known = Username.isValid(typed) ? Optional.of(new Username(typed)).filter(name -> access.person(name).isPresent()) : Optional.<Username>empty();
        if (known.isEmpty()) {
            errors.add(FieldError.of("person", "talentpool.error.person"));
        }
        return known.orElse(null);
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

    /** Of the person and of the owner; nobody else learns of it. */
    @Transactional(readOnly = true)
    public Optional<Offer> find(CurrentUser reader, String code) {
        return offers.find(code).filter(offer -> reader.username().equals(offer.person()) || reader.is(Kind.ME_OWNER, offer.microenterprise()));
    }

    /** In a transaction of its own, which stays only as a whole. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public Reply<Offer> accept(CurrentUser person, String code) {
        return acceptance.accept(person, code);
    }

    /** The person refuses; in the pool it counts for the extension rule and for nothing else. */
    public Reply<Offer> refuse(CurrentUser person, String code, String reason) {
        var known = offers.find(code).filter(offer -> offer.person().equals(person.username()));
        if (known.isEmpty()) {
            return new Reply.Unknown<>();
        }
        var checks = new Checks();
        var words = checks.text("reason", reason, true, LONGEST_TEXT);
        if (checks.failed()) {
            return new Reply.Invalid<>(checks.errors());
        }
        var held = offers.lock(code);
        if (held.state() == State.REFUSED) {
            return new Reply.Done<>(held);
        }
        if (held.state() != State.OPEN) {
            return over(held);
        }
        offers.ended(code, State.REFUSED, words, true);
        joining.tell(held, person.username().value(), "refused");
        stays.lockOpen(person.username()).ifPresent(stay -> {
            stay.refused(code);
            stays.save(stay);
        });
        return new Reply.Done<>(offers.find(code).orElseThrow());
    }

    /** The owner takes an offer back that nobody has answered. */
    public Reply<Offer> withdraw(CurrentUser owner, String code, String reason) {
        var known = offers.find(code).orElse(null);
        if (known == null) {
            return new Reply.Unknown<>();
        }
        if (!owner.is(Kind.ME_OWNER, known.microenterprise())) {
            return new Reply.NotAllowed<>("talentpool.refusal.onlyOwner");
        }
        var checks = new Checks();
        var words = checks.text("reason", reason, true, LONGEST_TEXT);
        if (checks.failed()) {
            return new Reply.Invalid<>(checks.errors());
        }
        var held = offers.lock(code);
        if (held.state() == State.WITHDRAWN) {
            return new Reply.Done<>(held);
        }
        if (held.state() != State.OPEN) {
            return over(held);
        }
        offers.ended(code, State.WITHDRAWN, words, false);
        joining.tell(held, owner.username().value(), "withdrawn");
        return new Reply.Done<>(offers.find(code).orElseThrow());
    }

    /** Why an offer takes no answer any more. */
    static Reply<Offer> over(Offer offer) {
        return Reply.tooLate("talentpool.refusal.offer." + offer.state(), offer.code());
    }

    /** Latest offers to the person; at most fifty. */
    @Transactional(readOnly = true)
    public List<Offer> mine(Username person) {
        return offers.to(person, new PageRequest(0, 50)).items();
    }
}
