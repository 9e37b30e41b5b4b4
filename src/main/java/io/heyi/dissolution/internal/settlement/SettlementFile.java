package io.heyi.dissolution.internal.settlement;

import io.heyi.dissolution.DissolutionCode;
import io.heyi.dissolution.internal.settlement.Inventory.Asset;
import io.heyi.dissolution.internal.settlement.Inventory.AssetKind;
import io.heyi.dissolution.internal.settlement.Inventory.AssetState;
import io.heyi.dissolution.internal.settlement.Inventory.BookDecision;
import io.heyi.dissolution.internal.settlement.Inventory.ClaimState;
import io.heyi.dissolution.internal.settlement.Inventory.Expense;
import io.heyi.dissolution.internal.settlement.Inventory.FiledClaim;
import io.heyi.dissolution.internal.settlement.Inventory.Signatory;
import io.heyi.dissolution.internal.settlement.Inventory.Signature;
import io.heyi.dissolution.internal.settlement.Inventory.Statement;
import io.heyi.dissolution.internal.settlement.Inventory.Wage;
import io.heyi.shared.Money;
import io.heyi.shared.Ruling;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** The settlement of one dissolution: its inventory, its budget, what was drawn up and who signed. Changes only through its methods, whose refusals change nothing. */
public final class SettlementFile {

    private String code;
    private String microenterprise;
    private String platform;
    private String currency;
    private BigDecimal budget;
    private Instant claimsUntil;
    private LocalDate wagesFrom;
    private LocalDate lastDay;
    private SettlementState state;
    private List<Wage> wages = new ArrayList<>();
    private List<FiledClaim> claims = new ArrayList<>();
    private List<Asset> assets = new ArrayList<>();
    private List<BookDecision> decisions = new ArrayList<>();
    private List<Statement> statements = new ArrayList<>();
    private List<Expense> expenses = new ArrayList<>();
    private List<Signature> signatures = new ArrayList<>();
    private FinalAccount account;
    private String fingerprint;

    private SettlementFile() {}

    static SettlementFile begin(DissolutionCode code, String microenterprise, String platform, Money budget, Instant claimsUntil, LocalDate wagesFrom, List<Wage> wages) {
        var file = new SettlementFile();
        file.code = code.value();
        file.microenterprise = microenterprise;
        file.platform = platform;
        file.currency = budget.currency().getCurrencyCode();
        file.budget = budget.amount();
        file.claimsUntil = claimsUntil;
        file.wagesFrom = wagesFrom;
        file.state = SettlementState.OPEN;
        file.wages.addAll(wages);
        return file;
    }

    /** Only while the inventory is taken. */
    private Ruling whileOpen() {
        return state == SettlementState.OPEN ? Ruling.accepted() : Ruling.tooLate("dissolutionmoney.refusal.closed");
    }

    private static boolean refused(Ruling ruling) {
        return !(ruling instanceof Ruling.Accepted);
    }

    Ruling dates(LocalDate from, LocalDate to) {
        var ruling = whileOpen();
        if (refused(ruling)) {
            return ruling;
        }
        wagesFrom = from;
        lastDay = to;
        return ruling;
    }

    /** The last day is nobody's to say: the leaving sets it. */
    Ruling wage(String person, BigDecimal monthly, String note) {
        var ruling = whileOpen();
        if (refused(ruling)) {
            return ruling;
        }
        return replace(wages, wage -> wage.person().equals(person), wage -> new Wage(person, monthly, wage.firstDay(), wage.lastDay(), wage.left(), note))
                ? ruling : Ruling.refused("person", "dissolutionmoney.error.nobody");
    }

    /**
     * Wages end the day before somebody goes: the next place, or the pool, pays that day (docs/adr/0025). What was drawn up with more for the person is no longer true:
     * the inventory is open again, and signatures fall away.
     */
    boolean hasLeft(String person, LocalDate day) {
        if (state != SettlementState.OPEN && state != SettlementState.DRAWN_UP) {
            return false;
        }
        boolean changed = replace(wages, wage -> wage.person().equals(person) && !wage.left(), wage -> new Wage(person, wage.monthly(), wage.firstDay(), day.minusDays(1), true, wage.note()));
        if (changed && state == SettlementState.DRAWN_UP && day.minusDays(1).isBefore(account.lastDay())) {
            reopen();
        }
        return changed;
    }

    /** The same claim once more, by the same person, changes nothing. */
    Ruling file(FiledClaim claim) {
        var ruling = whileOpen();
        if (refused(ruling) || claims.stream().anyMatch(known -> known.rank() == claim.rank() && Objects.equals(known.creditor(), claim.creditor()) && known.name().equals(claim.name()) && known.proof().equals(claim.proof())
                && known.amount().compareTo(claim.amount()) == 0 && known.filedBy().equals(claim.filedBy()))) {
            return ruling;
        }
        claims.add(claim);
        return ruling;
    }

    Ruling decide(int number, ClaimState decision, BigDecimal agreed, String reason, String person, Instant at) {
        var ruling = whileOpen();
        if (!refused(ruling)) {
            replace(claims, claim -> claim.number() == number, claim -> claim.decided(decision, agreed, reason, person, at));
        }
        return ruling;
    }

    Ruling addAsset(AssetKind kind, String title, String person, Instant at) {
        var ruling = whileOpen();
        if (!refused(ruling) && assets.stream().noneMatch(asset -> asset.kind() == kind && asset.title().equals(title))) {
            assets.add(new Asset(assets.size() + 1, kind, title, AssetState.OPEN, null, null, null, person, at));
        }
        return ruling;
    }

    Ruling realise(int number, AssetState to, BigDecimal proceeds, String buyer, String reason, String person, Instant at) {
        var ruling = whileOpen();
        if (!refused(ruling)) {
            replace(assets, asset -> asset.number() == number, asset -> asset.realised(to, proceeds, buyer, reason, person, at));
        }
        return ruling;
    }

    Ruling decide(BookDecision decision) {
        var ruling = whileOpen();
        if (!refused(ruling)) {
            decisions.removeIf(known -> known.account().equals(decision.account()) && known.holder().equals(decision.holder()));
            decisions.add(decision);
        }
        return ruling;
    }

    Ruling state(Statement statement) {
        var ruling = whileOpen();
        if (!refused(ruling)) {
            statements.removeIf(known -> known.subject() == statement.subject());
            statements.add(statement);
        }
        return ruling;
    }

    void spend(Expense expense) {
        expenses.add(expense);
    }

    /** Waits for signatures from now on. */
    void drawUp(FinalAccount drawn, String digest) {
        account = drawn;
        fingerprint = digest;
        state = SettlementState.DRAWN_UP;
    }

    /** Back to the inventory; nobody's signature stays. */
    Ruling reopen() {
        if (state != SettlementState.DRAWN_UP) {
            return Ruling.tooLate("dissolutionmoney.refusal.notDrawnUp");
        }
        state = SettlementState.OPEN;
        account = null;
        fingerprint = null;
        signatures.clear();
        return Ruling.accepted();
    }

    /** Two different people; the same again changes nothing. */
    Ruling sign(Signature signature) {
        if (state != SettlementState.DRAWN_UP) {
            return Ruling.tooLate("dissolutionmoney.refusal.notDrawnUp");
        }
        if (!signature.fingerprint().equals(fingerprint)) {
            return Ruling.tooLate("dissolutionmoney.refusal.otherAccount");
        }
        if (signatures.stream().anyMatch(one -> one.person().equals(signature.person()) && one.role() != signature.role())) {
            return Ruling.notAllowed("dissolutionmoney.refusal.twoPeople");
        }
        if (signature(signature.role()).isEmpty()) {
            signatures.add(signature);
        }
        return Ruling.accepted();
    }

    Optional<Signature> signature(Signatory role) {
        return signatures.stream().filter(one -> one.role() == role).findFirst();
    }

    void end(SettlementState as) {
        state = as;
    }

    private static <T> boolean replace(List<T> list, Predicate<T> which, UnaryOperator<T> with) {
        for (int i = 0; i < list.size(); i++) {
            if (which.test(list.get(i))) {
                list.set(i, with.apply(list.get(i)));
                return true;
            }
        }
        return false;
    }

    public DissolutionCode code() {
        return new DissolutionCode(code);
    }

    public String microenterprise() {
        return microenterprise;
    }

    public String platform() {
        return platform;
    }

    public Currency currency() {
        return Currency.getInstance(currency);
    }

    public Money money(BigDecimal amount) {
        return new Money(amount, currency());
    }

    public BigDecimal budget() {
        return budget;
    }

    public BigDecimal spent() {
        return expenses.stream().map(Expense::amount).reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
    }

    void extendClaims(Instant until) {
        claimsUntil = until.isAfter(claimsUntil) ? until : claimsUntil;
    }

    public Instant claimsUntil() {
        return claimsUntil;
    }

    public LocalDate wagesFrom() {
        return wagesFrom;
    }

    public Optional<LocalDate> lastDay() {
        return Optional.ofNullable(lastDay);
    }

    public SettlementState state() {
        return state;
    }

    public List<Wage> wages() {
        return List.copyOf(wages);
    }

    public List<FiledClaim> claims() {
        return List.copyOf(claims);
    }

    public List<Asset> assets() {
        return List.copyOf(assets);
    }

    public List<BookDecision> decisions() {
        return List.copyOf(decisions);
    }

    public List<Statement> statements() {
        return List.copyOf(statements);
    }

    public List<Expense> expenses() {
        return List.copyOf(expenses);
    }

    public List<Signature> signatures() {
        return List.copyOf(signatures);
    }

    public Optional<FinalAccount> account() {
        return Optional.ofNullable(account);
    }

    public Optional<String> fingerprint() {
        return Optional.ofNullable(fingerprint);
    }
}
