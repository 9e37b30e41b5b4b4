package io.heyi.dissolution.internal.settlement;

import static io.heyi.dissolution.internal.settlement.SettlementWork.speaksFor;

import io.heyi.access.CurrentUser;
import io.heyi.access.Role;
import io.heyi.dissolution.DissolutionCode;
import io.heyi.dissolution.internal.settlement.FinalAccount.Owed;
import io.heyi.dissolution.internal.settlement.FinalAccount.Source;
import io.heyi.dissolution.internal.settlement.Inventory.Asset;
import io.heyi.dissolution.internal.settlement.Inventory.AssetState;
import io.heyi.dissolution.internal.settlement.Inventory.BookDecision;
import io.heyi.dissolution.internal.settlement.Inventory.FiledClaim;
import io.heyi.dissolution.internal.settlement.SettlementView.Debt;
import io.heyi.dissolution.internal.settlement.SettlementView.Flow;
import io.heyi.dissolution.internal.settlement.SettlementView.Item;
import io.heyi.dissolution.internal.settlement.SettlementView.Line;
import io.heyi.dissolution.internal.settlement.SettlementView.May;
import io.heyi.dissolution.internal.settlement.SettlementView.Tier;
import io.heyi.ledger.Ledger.Account;
import io.heyi.ledger.Ledger.Balance;
import io.heyi.microenterprise.MicroenterpriseView;
import io.heyi.microenterprise.Microenterprises;
import io.heyi.shared.WorkingDays;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Shows a settlement to a reader, with no more than he may see. */
@Component
@Transactional(readOnly = true)
public class SettlementViews {

    /** The fewest people other than the reader whose wages are told as one sum. */
    private static final int FEWEST_IN_A_SUM = 3;

    private final SettlementStore store;
    private final SettlementWork work;
    private final SettlementSigning signing;
    private final Microenterprises microenterprises;
    private final WorkingDays calendar;
    private final Clock clock;

    SettlementViews(SettlementStore store, SettlementWork work, SettlementSigning signing, Microenterprises microenterprises, WorkingDays calendar, Clock clock) {
        this.store = store;
        this.work = work;
        this.signing = signing;
        this.microenterprises = microenterprises;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** Empty for one that does not exist or is not to be known of: an outside partner sees it while creditors may file, and where he is one. */
    public Optional<SettlementView> of(DissolutionCode code, CurrentUser reader) {
        return store.find(code).map(file -> new Reading(file, reader)).filter(Reading::mayKnow).map(Reading::view);
    }

    /** Whether the books of this micro-enterprise would tell the reader what one person got in wages, if they showed him the amounts of the settlement. */
    public boolean guardsWages(DissolutionCode code, String microenterprise, CurrentUser reader) {
        return store.find(code).filter(file -> file.microenterprise().equals(microenterprise)).filter(file -> file.account().filter(new Reading(file, reader)::isGuarded).isPresent()).isPresent();
    }

    private final class Reading {

        private final SettlementFile file;
        private final CurrentUser reader;
        private final Instant now = clock.instant();
        private final BookSheet sheet;
        private final boolean officer;
        private final boolean owner;
        private final boolean inside;
        private final boolean pay;

        private Reading(SettlementFile file, CurrentUser reader) {
            this.file = file;
            this.reader = reader;
            this.sheet = work.sheet(file);
            this.officer = work.isOfficer(reader, file);
            this.owner = SettlementWork.isOwner(reader, file);
            this.inside = reader.isInside();
            this.pay = owner || reader.has(Role.SETTLEMENT_OFFICER) || signs();
        }

        private boolean mayKnow() {
            return inside || reader.has(Role.EXTERNAL_PARTNER) && (isFilingOpen() || file.claims().stream().anyMatch(this::isOwn) || isPartner());
        }

        private boolean isFilingOpen() {
            return file.state() == SettlementState.OPEN && now.isBefore(file.claimsUntil());
        }

        /** Owed something by the books, also by those of the final account. */
        private boolean isPartner() {
            var holder = Account.payableToPartner(reader.username().value()).holder();
            return sheet.debts().stream().anyMatch(debt -> debt.account().holder().equals(holder))
                    || file.account().stream().flatMap(account -> account.owed().stream()).anyMatch(owed -> owed.holder().equals(holder));
        }

        /** Nobody signs what he cannot read: who stands in for the owner reads it from when it waits for the signature, and keeps what was signed. */
        private boolean signs() {
            var me = reader.username().value();
            return file.signatures().stream().anyMatch(one -> one.person().equals(me)) || file.state() == SettlementState.DRAWN_UP && signing.role(file, reader).isPresent();
        }

        /** Too few others earn for their sum to hide what one of them earns: with it goes everything that it can be reckoned from (docs/adr/0025). */
        private boolean isGuarded(FinalAccount account) {
            var others = account.owed().stream().filter(owed -> owed.rank() == Rank.WAGES).map(Owed::holder).filter(one -> !one.equals(reader.username().value())).distinct().count();
            return !pay && others > 0 && others < FEWEST_IN_A_SUM;
        }

        private boolean isOwn(FiledClaim claim) {
            return speaksFor(reader, claim.creditor()) || claim.filedBy().equals(reader.username().value());
        }

        private boolean sees(FiledClaim claim) {
            return isOwn(claim) || inside && (claim.rank() != Rank.WAGES || pay);
        }

        private SettlementView view() {
            var name = microenterprises.find(file.microenterprise()).map(MicroenterpriseView::name).orElse(file.microenterprise());
            return new SettlementView(file.code().value(), file.microenterprise(), name, file.platform(), file.currency().getCurrencyCode(), file.state(), file.budget(), file.spent(), file.claimsUntil(),
                    file.wagesFrom(), file.lastDay().orElse(null), file.wages().stream().filter(wage -> pay || wage.person().equals(reader.username().value())).toList(),
                    forInside(sheet.items().stream().map(this::item).toList()), forInside(sheet.debts().stream().map(debt -> new Debt(debt.account().holder(), debt.amount().amount())).toList()),
                    file.claims().stream().filter(this::sees).toList(), forInside(file.assets()), forInside(file.statements()), forInside(file.expenses()),
                    forInside(OpenPoints.of(file, sheet, now, now.atZone(calendar.zone()).toLocalDate())), file.account().map(this::flow).orElse(null), file.fingerprint().orElse(null), file.signatures(), may());
        }

        private <T> List<T> forInside(List<T> all) {
            return inside ? all : List.of();
        }

        private Item item(Balance item) {
            var decision = file.decisions().stream().filter(one -> OpenPoints.isDecided(file, item) && one.account().equals(item.account().code()) && one.holder().equals(item.account().holder())).findFirst();
            return new Item(item.account().code(), item.account().holder(), item.amount().amount(), decision.map(BookDecision::collected).orElse(null), decision.map(BookDecision::reason).orElse(null));
        }

        private Flow flow(FinalAccount account) {
            var flow = account.waterfall();
            boolean guarded = isGuarded(account);
            return new Flow(account.rule(), open(flow.available(), guarded), open(flow.loss(), guarded), open(flow.surplus(), guarded),
                    flow.tiers().stream().map(tier -> tier(account, tier, guarded)).toList());
        }

        private Tier tier(FinalAccount account, Waterfall.Tier tier, boolean guarded) {
            var lines = tier.lines().stream().filter(line -> guarded ? isOwn(account.owed(line.id())) : sees(account.owed(line.id()))).map(line -> line(account.owed(line.id()), line)).toList();
            return new Tier(tier.rank(), open(tier.before(), guarded), open(tier.claims(), guarded && tier.rank() == Rank.WAGES), open(tier.paid(), guarded), open(tier.unpaid(), guarded),
                    outcome(tier.paid(), tier.unpaid(), BigDecimal.ZERO), lines, tier.lines().size() - lines.size());
        }

        private static BigDecimal open(BigDecimal amount, boolean guarded) {
            return guarded ? null : amount;
        }

        private boolean isOwn(Owed owed) {
            var me = reader.username().value();
            return switch (owed.source()) {
                case WAGE -> owed.holder().equals(me);
                case BOOKS -> isOwnDebt(owed.holder());
                case CAPITAL -> owed.holder().equals(Account.memberCapital(me).holder());
                case FILED, FILED_INSIDE, OVERDRAFT -> speaksFor(reader, owed.holder());
            };
        }

        private boolean sees(Owed owed) {
            return isOwn(owed) || inside && (owed.rank() != Rank.WAGES || pay);
        }

        private boolean isOwnDebt(String holder) {
            return speaksFor(reader, holder.substring(holder.indexOf(':') + 1));
        }

        private Line line(Owed owed, Waterfall.Line line) {
            var holder = owed.source() == Source.WAGE ? "person:" + owed.holder() : owed.name().isEmpty() ? owed.holder() : "";
            return new Line(owed.id(), holder, owed.name(), line.claim(), line.paid(), line.unpaid(), line.surplus(), outcome(line.paid(), line.unpaid(), line.surplus()), entries(owed));
        }

        private List<String> entries(Owed owed) {
            var steps = owed.source() == Source.CAPITAL ? List.of("result", "capital") : owed.source() == Source.BOOKS ? List.of("payment") : List.of("inventory", "payment");
            return steps.stream().map(step -> file.code() + "/" + step).toList();
        }

        private static String outcome(BigDecimal paid, BigDecimal unpaid, BigDecimal surplus) {
            if (surplus.signum() > 0) {
                return "SURPLUS";
            }
            return unpaid.signum() == 0 ? "FULL" : paid.signum() == 0 ? "NONE" : "PART";
        }

        private May may() {
            boolean open = file.state() == SettlementState.OPEN;
            boolean drawn = file.state() == SettlementState.DRAWN_UP;
            boolean creditor = reader.has(Role.EXTERNAL_PARTNER) || file.wages().stream().anyMatch(wage -> wage.person().equals(reader.username().value())) || reader.relations().stream()
                    .anyMatch(relation -> speaksFor(reader, relation.objectId()) && !relation.objectId().equals(file.microenterprise()));
            return new May(open && officer, open && owner, open && (officer || owner || creditor && isFilingOpen()), drawn && signing.role(file, reader).filter(role -> file.signature(role).isEmpty()).isPresent(),
                    drawn && (officer || owner), officer && (open || drawn), open && owner,
                    open ? file.assets().stream().filter(asset -> asset.state() == AssetState.OFFERED && speaksFor(reader, asset.buyer())).map(Asset::number).toList() : List.of());
        }
    }
}
