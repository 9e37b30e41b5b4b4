package io.heyi.microenterprise.internal.web.pages;

import io.heyi.access.CurrentUser;
import io.heyi.access.Role;
import io.heyi.access.Username;
import io.heyi.ledger.Ledger;
import io.heyi.microenterprise.ElectionId;
import io.heyi.microenterprise.MicroenterpriseKind;
import io.heyi.microenterprise.MicroenterpriseState;
import io.heyi.microenterprise.MicroenterpriseSummary;
import io.heyi.microenterprise.MicroenterpriseView;
import io.heyi.microenterprise.ProposalId;
import io.heyi.microenterprise.ProposalInput;
import io.heyi.microenterprise.ProposalStatus;
import io.heyi.microenterprise.ProposalSummary;
import io.heyi.microenterprise.ProposalView;
import io.heyi.shared.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Founding cases as the facades answer them: a smart-cooking proposal in whatever state a test needs. */
final class Samples {

    static final Instant NOW = Instant.parse("2026-11-20T02:00:00Z");
    static final ProposalId ID = new ProposalId(UUID.fromString("0f6d6d2e-9a5c-4f0a-9d0e-0b6b2f1f7a01"));
    static final ProposalId RIVAL = new ProposalId(UUID.fromString("0f6d6d2e-9a5c-4f0a-9d0e-0b6b2f1f7a02"));
    static final String HASH = "4f2a9c1be0d7735a8c61f29a01d4c6b3e7f80912a3b4c5d6e7f8091a2b3c4d5e";

    private Samples() {}

    static CurrentUser user(String name, Role... roles) {
        return new CurrentUser(new Username(name), name, Set.of(roles), Set.of(), Arrays.stream(roles).map(Role::roleName).collect(Collectors.toSet()), "session-1");
    }

    static CurrentUser entrepreneur(String name) {
        return user(name, Role.ENTREPRENEUR);
    }

    static ProposalInput input() {
        return new ProposalInput("Oven for two", "food", "USER", "A couple comes home late and wants a warm meal without thinking about it.",
                "The oven knows the dish, the network brings the ingredients, and dinner is ready eleven minutes after the door opens.",
                List.of(new ProposalInput.TargetInput("Active homes", "homes", "8000", "12500", "20000", "2027-12")),
                List.of("entrepreneur-02", "entrepreneur-03"), List.of(new ProposalInput.RoleInput("Food network lead", List.of("sourcing", "cold chain"), 2)),
                "CNY", "900000", "60000", "120000", 18);
    }

    static ProposalInput empty() {
        return new ProposalInput(null, null, null, null, null, List.of(), List.of(), List.of(), null, null, null, null, null);
    }

    /** A case with the given name in a state, with the traces that it has left until then. */
    static ProposalView proposal(String name, ProposalStatus status) {
        return proposal(name, status, Optional.empty());
    }

    /** @param election which the founding waits for */
    static ProposalView proposal(String name, ProposalStatus status, Optional<ElectionId> election) {
        var far = reached(status);
        return new ProposalView(ID, name, "food", MicroenterpriseKind.USER, input().userScenario(), input().valueProposition(), targets(),
                List.of("entrepreneur-02", "entrepreneur-03", "partner-chef"), List.of(new ProposalView.TeamRole("Food network lead", List.of("sourcing", "cold chain"), 2),
                        new ProposalView.TeamRole("Recipe designer", List.of("nutrition"), 1)), "CNY", new BigDecimal("900000.00"), new BigDecimal("60000.00"),
                new BigDecimal("120000.00"), 18, status, "entrepreneur-01", NOW.minusSeconds(900_000), Optional.of(NOW.minusSeconds(800_000)),
                far >= 2 ? Optional.of(new BigDecimal("700000.00")) : Optional.empty(), far >= 2 ? pledges(far) : List.of(), far >= 2 ? votes() : List.of(),
                far >= 3 ? signatures() : List.of(), far >= 3 ? Optional.of(HASH) : Optional.empty(),
                status == ProposalStatus.DECLINED ? Optional.of("The money does not last for the horizon.") : Optional.empty(),
                status == ProposalStatus.FOUNDED || election.isPresent() ? "ME-0001" : null, election, election.isPresent(), 2251799813685251L, far >= 1 ? 1 : 0,
                List.of(new ProposalView.Rival(RIVAL, "Steam kitchen", "entrepreneur-09", ProposalStatus.IN_DECISION, new BigDecimal("1250000.00"), new BigDecimal("20000.00"), "CNY")),
                timeline(), far >= 1 ? decisions() : List.of(), far >= 1 ? changes() : List.of(), Optional.of(NOW.plusSeconds(200_000)), waitingFor(status));
    }

    static ProposalSummary summary(String name, ProposalStatus status, int number) {
        return new ProposalSummary(new ProposalId(new UUID(7, number)), name, "food", MicroenterpriseKind.USER, status, "entrepreneur-0" + (1 + number % 9),
                input().userScenario(), new BigDecimal("900000.00"), "CNY", NOW.minusSeconds(4000L * number));
    }

    static List<ProposalSummary> everyStatus() {
        return Arrays.stream(ProposalStatus.values()).map(status -> summary("Oven for " + (status.ordinal() + 2), status, status.ordinal())).toList();
    }

    static MicroenterpriseView microenterprise(String name) {
        return new MicroenterpriseView("ME-0001", name, MicroenterpriseState.RUNNING, "food", MicroenterpriseKind.USER, input().userScenario(), input().valueProposition(),
                "entrepreneur-01", List.of(new MicroenterpriseView.Member("entrepreneur-01", "entrepreneur-01", "OWNER", NOW),
                        new MicroenterpriseView.Member("entrepreneur-02", "entrepreneur-02", "MEMBER", NOW)),
                Stream.of("DECISION", "PERSONNEL", "DISTRIBUTION").map(right -> new MicroenterpriseView.Right(right, "ME-0001", NOW)).toList(), targets(), "CNY",
                new BigDecimal("120000.00"), 18, NOW, ID,
                List.of(new MicroenterpriseView.Balance("cash", "", new BigDecimal("910000.00"), 0),
                        new MicroenterpriseView.Balance("capital", "platform:food", new BigDecimal("700000.00"), 2),
                        new MicroenterpriseView.Balance("capital", "member:entrepreneur-01", new BigDecimal("60000.00"), 1),
                        new MicroenterpriseView.Balance("capital", "member:entrepreneur-02", new BigDecimal("150000.00"), 1)),
                List.of(new MicroenterpriseView.StateChange(MicroenterpriseState.FOUNDING, NOW.minusSeconds(90), "registered", Map.of()),
                        new MicroenterpriseView.StateChange(MicroenterpriseState.RUNNING, NOW, "announced", Map.of())));
    }

    /** Registered, with nothing granted or booked yet. */
    static MicroenterpriseView founding(String name) {
        var me = microenterprise(name);
        return new MicroenterpriseView(me.code(), me.name(), MicroenterpriseState.FOUNDING, me.platform(), me.kind(), me.userScenario(), me.valueProposition(), me.owner(), me.members(), List.of(),
                me.targets(), me.currency(), me.cashFlowAllowance(), me.horizonMonths(), me.foundedAt(), me.proposalId(), List.of(), me.history().subList(0, 1));
    }

    /** Held by DC-0001, or closed by it with nobody left. */
    static MicroenterpriseView ending(String name, MicroenterpriseState state) {
        var me = microenterprise(name);
        var frozen = new MicroenterpriseView.StateChange(MicroenterpriseState.DISSOLVING, NOW, "dissolving", Map.of("dissolution", "DC-0001", "dissolutionTrigger", "Tired of ovens"));
        var closed = new MicroenterpriseView.StateChange(MicroenterpriseState.CLOSED, NOW.plusSeconds(60), "closed", Map.of("dissolution", "DC-0001", "citedRule", "Leading goals missed by 15"));
        boolean over = state == MicroenterpriseState.CLOSED;
        return new MicroenterpriseView(me.code(), me.name(), state, me.platform(), me.kind(), me.userScenario(), me.valueProposition(), me.owner(), over ? List.of() : me.members(),
                over ? List.of() : me.rights(), me.targets(), me.currency(), me.cashFlowAllowance(), me.horizonMonths(), me.foundedAt(), me.proposalId(), me.balances(),
                Stream.concat(me.history().stream(), over ? Stream.of(frozen, closed) : Stream.of(frozen)).toList());
    }

    static MicroenterpriseSummary summary(int number) {
        return new MicroenterpriseSummary("ME-000" + number, "Oven for " + number, MicroenterpriseState.RUNNING, "food", MicroenterpriseKind.USER, "entrepreneur-0" + number,
                input().userScenario(), 3, NOW.minusSeconds(86_400L * number));
    }

    static Ledger.Entry entry() {
        return new Ledger.Entry(1, "ME-0001/founding", "Founding capital", NOW, List.of(
                new Ledger.Line(Ledger.Account.cash(), Ledger.Side.DEBIT, Money.of("910000.00", "CNY")),
                new Ledger.Line(Ledger.Account.memberCapital("entrepreneur-01"), Ledger.Side.CREDIT, Money.of("210000.00", "CNY")),
                new Ledger.Line(Ledger.Account.platformCapital("food"), Ledger.Side.CREDIT, Money.of("700000.00", "CNY"))));
    }

    private static int reached(ProposalStatus status) {
        return switch (status) {
            case DRAFT, SUBMITTED -> 0;
            case REWORK, IN_DECISION, DECLINED -> 1;
            case PLEDGING, LAPSED, WITHDRAWN -> 2;
            case SIGNING -> 3;
            case PROVISIONING, FOUNDED -> 4;
        };
    }

    private static List<ProposalView.Target> targets() {
        return List.of(new ProposalView.Target("Active homes", "homes", new BigDecimal("8000"), new BigDecimal("12500"), new BigDecimal("20000"), "2027-12"),
                new ProposalView.Target("Dinners per home and week", "dinners", new BigDecimal("1.5"), new BigDecimal("2.5"), new BigDecimal("4"), "2028-05"));
    }

    private static List<ProposalView.Pledge> pledges(int far) {
        return List.of(new ProposalView.Pledge("entrepreneur-02", "JOINED", new BigDecimal("150000.00"), true),
                new ProposalView.Pledge("entrepreneur-03", far > 2 ? "SILENT" : "INVITED", new BigDecimal("0.00"), false),
                new ProposalView.Pledge("partner-chef", "DECLINED", new BigDecimal("0.00"), false));
    }

    private static List<ProposalView.Vote> votes() {
        return List.of(new ProposalView.Vote("committee-1", "approve", NOW.minusSeconds(70_000)), new ProposalView.Vote("committee-2", "reject", NOW.minusSeconds(60_000)),
                new ProposalView.Vote("committee-3", null, NOW.minusSeconds(50_000)));
    }

    private static List<ProposalView.Signature> signatures() {
        return List.of(new ProposalView.Signature("entrepreneur-01", "OWNER", Optional.of(NOW.minusSeconds(3000))),
                new ProposalView.Signature("entrepreneur-02", "CO_FOUNDER", Optional.empty()), new ProposalView.Signature("platform-owner-food", "PLATFORM", Optional.empty()));
    }

    private static List<ProposalView.Decided> decisions() {
        return List.of(new ProposalView.Decided("SPONSORSHIP", 0, "platform-owner-food", "sendBack", Optional.of("Please show how long the money lasts."), NOW.minusSeconds(400_000)),
                new ProposalView.Decided("REWORK", 1, "entrepreneur-01", "resubmit", Optional.empty(), NOW.minusSeconds(300_000)));
    }

    private static List<ProposalView.Change> changes() {
        return List.of(new ProposalView.Change("fundingAsked", "1200000.00", "900000.00"), new ProposalView.Change("horizonMonths", "12", "18"));
    }

    private static List<ProposalView.TimelineEntry> timeline() {
        return List.of(new ProposalView.TimelineEntry(NOW.minusSeconds(800_000), "entrepreneur-01", "Submitted the proposal"),
                new ProposalView.TimelineEntry(NOW.minusSeconds(799_000), "system", "Found one rival for the same user scenario"),
                new ProposalView.TimelineEntry(NOW.minusSeconds(400_000), "platform-owner-food", "Sent the proposal back"));
    }

    private static List<String> waitingFor(ProposalStatus status) {
        return switch (status) {
            case REWORK -> List.of("entrepreneur-01");
            case IN_DECISION -> List.of("platform-owner:food");
            case PLEDGING -> List.of("entrepreneur-03");
            case SIGNING -> List.of("entrepreneur-02", "platform-owner-food");
            default -> List.of();
        };
    }
}
