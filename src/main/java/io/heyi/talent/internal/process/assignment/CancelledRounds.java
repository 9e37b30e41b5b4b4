package io.heyi.talent.internal.process.assignment;

import io.heyi.audit.AuditEvent;
import io.heyi.audit.AuditTrail;
import io.heyi.orchestration.StoredCases;
import io.heyi.talent.internal.matching.Rounds;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Months whose instance was cancelled in the engine: the process starts anew and goes on from what is recorded. */
@Component
public class CancelledRounds extends StoredCases<YearMonth, Rounds.Round> {

    private final Rounds rounds;
    private final AuditTrail audit;

    CancelledRounds(Rounds rounds, AuditTrail audit) {
        super(Rounds.PROCESS_ID, CancelledRounds::month, new Register<>(rounds::waiting, rounds::find, rounds::lock));
        this.rounds = rounds;
        this.audit = audit;
    }

    private static Optional<YearMonth> month(String businessKey) {
        try {
            return Optional.of(YearMonth.parse(businessKey));
        } catch (DateTimeParseException notAMonth) {
            return Optional.empty();
        }
    }

    @Override
    protected boolean isWaiting(Rounds.Round round) {
        return round.overAt() == null;
    }

    @Override
    protected String title(Rounds.Round round) {
        return round.month().toString();
    }

    @Override
    protected WayOut wayOutOf(Rounds.Round waiting) {
        return WayOut.START_AGAIN;
    }

    @Override
    protected Optional<String> leadOut(Rounds.Round round, String reason, String actor) {
        audit.record(new AuditEvent("matching", actor, "matching.roundStartedAgain", Map.of("proposalMonth", round.month().toString(), "reason", reason)));
        rounds.announce(round.month());
        return Optional.empty();
    }
}
