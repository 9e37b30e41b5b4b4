package io.heyi.dissolution.internal.settlement;

import static io.heyi.dissolution.internal.settlement.SettlementWork.notYours;
import static io.heyi.dissolution.internal.settlement.SettlementWork.speaksFor;

import io.heyi.access.CurrentUser;
import io.heyi.dissolution.DissolutionCode;
import io.heyi.dissolution.internal.settlement.Inventory.Asset;
import io.heyi.dissolution.internal.settlement.Inventory.AssetKind;
import io.heyi.dissolution.internal.settlement.Inventory.AssetState;
import io.heyi.dissolution.internal.settlement.Inventory.BookDecision;
import io.heyi.dissolution.internal.settlement.Inventory.Statement;
import io.heyi.dissolution.internal.settlement.Inventory.Subject;
import io.heyi.dissolution.internal.settlement.SettlementWork.Act;
import io.heyi.ledger.Ledger;
import io.heyi.microenterprise.Lifecycle;
import io.heyi.shared.Ruling;
import io.heyi.shared.WorkingDays;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The inventory (domain.md P6 step 4): the owner and the officer name what there is, the officer says what has come in for it, and the owner of a micro-enterprise that
 * buys something agrees himself. Empty answers: there is no such settlement.
 */
@Service
@Transactional
public class SettlementDesk {

    private final SettlementWork work;
    private final Settlement settlement;
    private final Ledger ledger;
    private final Lifecycle lifecycle;
    private final SettlementPolicy policy;
    private final WorkingDays calendar;

    SettlementDesk(SettlementWork work, Settlement settlement, Ledger ledger, Lifecycle lifecycle, SettlementPolicy policy, WorkingDays calendar) {
        this.work = work;
        this.settlement = settlement;
        this.ledger = ledger;
        this.lifecycle = lifecycle;
        this.policy = policy;
        this.calendar = calendar;
    }

    /** Sets the days that wages are counted for, both inclusive. The micro-enterprise closes on the day after the last one, when the pool or the next place pays. */
    public Optional<Ruling> dates(CurrentUser person, DissolutionCode code, String from, String to) {
        return byOfficer(person, code, file -> {
            var in = new Inputs();
            var first = in.day("wagesFrom", from);
            var last = in.day("lastDay", to);
            var latest = today().plusDays(policy.longestNoticeDays());
            if (first != null && first.isBefore(today().minusYears(1))) {
                in.error("wagesFrom", "tooEarly", today().minusYears(1).toString());
            }
            if (last != null && (last.isAfter(latest) || first != null && last.plusDays(1).isBefore(first))) {
                in.error("lastDay", "lastDay", latest.toString());
            }
            return new Act(in.then(() -> file.dates(first, last)), "wageDaysSet", Map.of("from", String.valueOf(first), "to", String.valueOf(last)));
        });
    }

    /**
     * Sets the pay of somebody for whom the records have none in this currency.
     *
     * @param lastDay empty, or the one that the leaving has set: no other day would be paid exactly once
     */
    public Optional<Ruling> wage(CurrentUser person, DissolutionCode code, String whose, String monthly, String lastDay, String note) {
        return byOfficer(person, code, file -> {
            var in = new Inputs();
            var who = whose == null ? "" : whose.strip();
            var amount = in.amount("monthly", monthly, true);
            var last = lastDay == null || lastDay.isBlank() ? null : in.day("ownLastDay", lastDay);
            if (last != null && file.wages().stream().noneMatch(wage -> wage.person().equals(who) && last.equals(wage.lastDay()))) {
                in.error("ownLastDay", "ownLastDay");
            }
            var why = in.text("note", note, Inputs.LONGEST_TEXT);
            return new Act(in.then(() -> file.wage(who, amount, why)), "wageSet", Map.of("person", String.valueOf(whose)));
        });
    }

    public Optional<Ruling> addAsset(CurrentUser person, DissolutionCode code, String kind, String title) {
        return work.act(person, code, file -> {
            if (!work.isEither(person, file)) {
                return Act.answer(notYours());
            }
            var in = new Inputs();
            var which = in.one("kind", kind, List.of(AssetKind.values()));
            var words = in.text("title", title, Inputs.LONGEST_NAME);
            if (file.assets().size() >= policy.mostEntries()) {
                in.error("title", "tooMany", policy.mostEntries());
            }
            return new Act(in.then(() -> file.addAsset(which, words, person.username().value(), work.now())), "assetNamed", Map.of("title", words));
        });
    }

    /**
     * Says what became of an asset: sold outside, offered to another micro-enterprise, whose owner agrees, or written off.
     *
     * @param outcome SOLD, OFFERED or WRITTEN_OFF
     * @param buyer code of the micro-enterprise for OFFERED
     * @param reason needed to write off; else what proves the sale
     */
    public Optional<Ruling> realise(CurrentUser person, DissolutionCode code, int number, String outcome, String amount, String buyer, String reason) {
        return byOfficer(person, code, file -> {
            var in = new Inputs();
            var to = in.one("outcome", outcome, List.of(AssetState.SOLD, AssetState.OFFERED, AssetState.WRITTEN_OFF));
            var proceeds = to == AssetState.WRITTEN_OFF ? BigDecimal.ZERO.setScale(2) : in.amount("amount", amount, false);
            var who = in.optional("buyer", buyer, Inputs.LONGEST_NAME);
            if (to == AssetState.OFFERED && (who.equals(file.microenterprise()) || !file.currency().equals(ledger.currencies(List.of(who)).get(who)))) {
                in.error("buyer", "noBooks", file.currency().getCurrencyCode());
            }
            if (to == AssetState.OFFERED) {
                lifecycle.freeze(who).ifPresent(freeze -> in.error("buyer", "buyerFrozen", freeze.arguments().toArray()));
            }
            var why = in.text("reason", reason, Inputs.LONGEST_TEXT);
            if (file.assets().stream().noneMatch(asset -> asset.number() == number)) {
                in.error("number", "noSuchEntry");
            }
            return new Act(in.then(() -> file.realise(number, to, proceeds, to == AssetState.OFFERED ? who : null, why, person.username().value(), work.now())), "assetRealised",
                    Map.of("number", number, "outcome", String.valueOf(to)));
        });
    }

    /** The owner of the micro-enterprise that an asset is offered to buys it, or does not. */
    public Optional<Ruling> answerOffer(CurrentUser person, DissolutionCode code, int number, boolean buys) {
        return work.act(person, code, file -> {
            var found = file.assets().stream().filter(asset -> asset.number() == number && asset.buyer() != null).findFirst();
            if (found.filter(asset -> speaksFor(person, asset.buyer())).isEmpty()) {
                return Act.answer(notYours());
            }
            var asset = found.get();
            if (asset.state() == AssetState.SOLD && buys) {
                return Act.answer(Ruling.accepted());
            }
            if (asset.state() != AssetState.OFFERED) {
                return Act.answer(Ruling.tooLate("dissolutionmoney.refusal.notOffered"));
            }
            var freeze = buys ? lifecycle.freeze(asset.buyer()) : Optional.<Lifecycle.Freeze>empty();
            if (freeze.isPresent()) {
                return Act.answer(Ruling.tooLate("dissolutionmoney.error.buyerFrozen", freeze.get().arguments().toArray()));
            }
            return new Act(answered(file, asset, buys, person), buys ? "assetBought" : "assetNotBought", Map.of("number", number, "party", asset.buyer()));
        });
    }

    private Ruling answered(SettlementFile file, Asset asset, boolean buys, CurrentUser person) {
        return buys ? file.realise(asset.number(), AssetState.SOLD, asset.proceeds(), asset.buyer(), asset.reason(), person.username().value(), work.now())
                : file.realise(asset.number(), AssetState.OPEN, null, null, null, person.username().value(), work.now());
    }

    /** Says what has come in for something that stands in the books; the rest is written off. @param reason needed where it is not all of it */
    public Optional<Ruling> collect(CurrentUser person, DissolutionCode code, String account, String holder, String collected, String reason) {
        return byOfficer(person, code, file -> {
            var item = work.sheet(file).items().stream().filter(one -> one.account().code().equals(account) && one.account().holder().equals(holder)).findFirst();
            if (item.isEmpty()) {
                return Act.answer(Ruling.refused("holder", "dissolutionmoney.error.noSuchEntry"));
            }
            var balance = item.get().amount().amount();
            var in = new Inputs();
            var money = in.amount("collected", collected, true, balance.max(Inputs.MOST));
            if (money != null && item.get().account().counterpart().isPresent() && money.compareTo(balance) > 0) {
                in.error("collected", "moreThanOwed", balance);
            }
            boolean all = money != null && money.compareTo(balance) >= 0;
            var why = all ? in.optional("reason", reason, Inputs.LONGEST_TEXT) : in.text("reason", reason, Inputs.LONGEST_TEXT);
            return new Act(in.then(() -> file.decide(new BookDecision(account, holder, balance, money, why, person.username().value(), work.now()))), "itemDecided",
                    Map.of("holder", holder, "amount", String.valueOf(money)));
        });
    }

    /** Says that there is nothing else, and what becomes of rights and user data. */
    public Optional<Ruling> state(CurrentUser person, DissolutionCode code, String subject, String words) {
        return work.act(person, code, file -> {
            if (!work.isEither(person, file)) {
                return Act.answer(notYours());
            }
            var in = new Inputs();
            var which = in.one("subject", subject, List.of(Subject.values()));
            var text = in.text("words", words, Inputs.LONGEST_TEXT);
            return new Act(in.then(() -> file.state(new Statement(which, text, person.username().value(), work.now()))), "stated", Map.of("subject", String.valueOf(which), "words", text));
        });
    }

    /** Opens the inventory again, because somebody who should sign does not agree; signatures fall away. */
    public Optional<Ruling> reopen(CurrentUser person, DissolutionCode code, String reason) {
        return work.act(person, code, file -> {
            if (!work.isEither(person, file)) {
                return Act.answer(notYours());
            }
            var in = new Inputs();
            var why = in.text("reason", reason, Inputs.LONGEST_TEXT);
            return new Act(in.then(file::reopen), "reopened", Map.of("reason", why));
        });
    }

    /** Draws up once more what was opened again, or what the books have left behind; where they ask for new decisions it only opens the inventory. */
    public Optional<Ruling> drawUp(CurrentUser person, DissolutionCode code) {
        return byOfficer(person, code, file -> switch (file.state()) {
            case OPEN -> Act.answer(isReady(code) ? Ruling.accepted() : Ruling.tooLate("dissolutionmoney.refusal.openPoints"));
            case DRAWN_UP -> isReady(code) ? Act.answer(Ruling.accepted()) : new Act(file.reopen(), "reopened", Map.of("reason", "books"));
            case BOOKED, DROPPED, HANDED_OVER -> Act.answer(Ruling.tooLate("dissolutionmoney.refusal.closed"));
        }).map(ruling -> {
            if (ruling instanceof Ruling.Accepted && isReady(code)) {
                settlement.drawUp(code);
            }
            return ruling;
        });
    }

    private boolean isReady(DissolutionCode code) {
        return settlement.openPoints(code).stream().allMatch(point -> point.kind().equals("signature") || Settlement.isWaiting(point));
    }

    private Optional<Ruling> byOfficer(CurrentUser person, DissolutionCode code, Function<SettlementFile, Act> act) {
        return work.act(person, code, file -> work.isOfficer(person, file) ? act.apply(file) : Act.answer(Ruling.notAllowed("dissolutionmoney.refusal.onlyOfficer")));
    }

    private LocalDate today() {
        return work.now().atZone(calendar.zone()).toLocalDate();
    }
}
