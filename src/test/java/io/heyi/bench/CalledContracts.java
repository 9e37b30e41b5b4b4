package io.heyi.bench;

import io.heyi.e2e.Stage;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * Contracts of three that come from calls with one commitment more than places, formed by their people through the API, and a month of theirs whose figures are frozen:
 * one of the parties is a fifth below its bottom value.
 */
final class CalledContracts {
    private static final int MICROENTERPRISES = 40;
    private static final int PLACES = 4;
    private static final Duration MOST = Duration.ofMinutes(10);
    private static final Duration POLL = Duration.ofMillis(100);
    /** Renewals begin on the tenth last day of a month. */
    private static final int LEAD_DAYS = 9;
    private static final int FREEZE_DAYS = 7;
    /** Which contracts of the database are these. */
    static final String OURS = "title like 'Bench call %'";
    private static final String REPORTER = "settlement-officer";
    private static final int ROWS_AT_ONCE = 300;

    private final Stage stage;
    private final Rows rows;
    private final List<String> parties;
    private final Map<String, Contract> contracts = new LinkedHashMap<>();

    /** @param person who acts for the party */
    record Member(String person, String party) {}

    /** @param backup whose commitment found no place */
    record Contract(String emc, Member lead, Member subject, Member other, Member backup) {

        List<String> people() {
            return List.of(lead.person(), subject.person(), other.person(), backup.person());
        }
    }

    CalledContracts(Stage stage, Rows rows) throws SQLException {
        this.stage = stage;
        this.rows = rows;
        stage.post("administrator", "/bench", Map.of("microenterprises", MICROENTERPRISES, "from", 0, "to", 0, "period", YearMonth.now().toString()));
        parties = rows.column("select code from microenterprise.microenterprise where name like 'Bench unit %' order by length(name), name");
    }

    /** @return the contracts, ready for somebody to ask for a case */
    List<Contract> form(int count) throws Exception {
        beginAMonth();
        for (int no = 0; no < count; no++) {
            call(no);
        }
        stage.advanceClock("P11D");
        people().answerUntil(() -> arrived("select count(*) from emc.emc where state = 'ACTIVE' and " + OURS), MOST);
        System.out.printf("[bench] %d contracts in force, load %s%n", count, Machine.load());
        freeze();
        return List.copyOf(contracts.values());
    }

    private void beginAMonth() {
        var now = now();
        var next = YearMonth.from(now.atZone(RealCycle.ZONE)).plusMonths(1).atDay(1).atStartOfDay(RealCycle.ZONE).plusHours(30).toInstant();
        advanceTo(next);
    }

    private void call(int no) {
        var lead = member(no, 0);
        var emc = stage.called(lead.person(), lead.party(), "Bench call " + no);
        var contract = new Contract(emc, lead, member(no, 1), member(no, 2), member(no, 3));
        stage.committed(contract.subject().person(), emc, contract.subject().party(), "20");
        stage.committed(contract.other().person(), emc, contract.other().party(), "20");
        stage.committed(contract.backup().person(), emc, contract.backup().party(), "25");
        contracts.put(emc, contract);
    }

    /** Each has the same place in all its contracts: a party that was replaced often has not the stars that a backup needs. */
    private Member member(int no, int place) {
        int index = no % (parties.size() / PLACES) * PLACES + place;
        return new Member(People.owners().get(index), parties.get(index));
    }

    private People people() {
        var fix = People.Answer.completing(stage, "fix", Map.of());
        return new People(stage, People.owners(), Map.of("userTask_SignContract", People.Answer.completing(stage, "sign", Map.of("contractRead", true)),
                "userTask_ReviewCommitments", (person, task) -> {
                    var contract = contracts.get(task.path("businessKey").asText());
                    stage.put(person, "/emcs/%s/review".formatted(contract.emc()), Map.of("leadRatioPercent", 30, "split", "RATIOS",
                            "choices", List.of(accepted(contract.subject()), accepted(contract.other()), Map.of("actor", contract.backup().party(), "decision", "REJECT"))));
                    return fix.to(person, task);
                }));
    }

    private static Map<String, Object> accepted(Member member) {
        return Map.of("actor", member.party(), "decision", "ACCEPT", "ratioPercent", 20);
    }

    private void freeze() throws Exception {
        var month = YearMonth.from(now().atZone(RealCycle.ZONE));
        var figures = new ArrayList<String>();
        for (var contract : contracts.values()) {
            figures.add("%s,%s,dishes,%s,2100".formatted(contract.emc(), contract.lead().party(), month));
            figures.add("%s,%s,recipes,%s,8".formatted(contract.emc(), contract.subject().party(), month));
            figures.add("%s,%s,recipes,%s,30".formatted(contract.emc(), contract.other().party(), month));
        }
        for (int from = 0; from < figures.size(); from += ROWS_AT_ONCE) {
            stage.reported(REPORTER, figures.subList(from, Math.min(figures.size(), from + ROWS_AT_ONCE)));
        }
        var end = month.plusMonths(1).atDay(1).atStartOfDay(RealCycle.ZONE);
        advanceTo(end.minusDays(LEAD_DAYS).toInstant());
        await(() -> arrived("select count(*) from emc.renewal where step = 'WAITING_FOR_CUT_OFF' and " + OURS));
        advanceTo(end.minusDays(FREEZE_DAYS).plusMinutes(2).toInstant());
        await(() -> arrived("select count(*) from emc.renewal where step = 'DISPUTABLE' and " + OURS));
        System.out.printf("[bench] figures of %s are frozen, load %s%n", month, Machine.load());
    }

    private boolean arrived(String count) throws SQLException {
        return rows.count(count) >= contracts.size();
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        long begin = System.nanoTime();
        while (!condition.call()) {
            if (System.nanoTime() - begin > MOST.toNanos()) {
                throw new IllegalStateException("the contracts have not come so far after " + MOST);
            }
            Thread.sleep(POLL);
        }
    }

    private Instant now() {
        return Instant.parse(stage.get("administrator", "/local/clock").path("now").asText());
    }

    private void advanceTo(Instant target) {
        stage.advanceClock("PT%dS".formatted(Duration.between(now(), target).toSeconds() + 1));
    }
}
