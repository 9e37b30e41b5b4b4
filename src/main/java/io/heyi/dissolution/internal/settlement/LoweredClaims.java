package io.heyi.dissolution.internal.settlement;

import io.heyi.access.CurrentUser;
import io.heyi.access.Relation;
import io.heyi.access.Relation.Kind;
import io.heyi.dissolution.DissolutionCode;
import io.heyi.dissolution.internal.settlement.Inventory.ClaimState;
import io.heyi.dissolution.internal.settlement.Inventory.FiledClaim;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Claims that were not confirmed in full, with the reason, for the creditor alone (domain.md P6 step 4): nobody has to look for it on the page of the settlement. */
@Repository
public class LoweredClaims {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final SettlementPolicy policy;

    LoweredClaims(JdbcClient jdbc, Clock clock, SettlementPolicy policy) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.policy = policy;
    }

    /** @param decision CONFIRMED with a lower amount, DISPUTED or REJECTED */
    public record Lowered(DissolutionCode code, int number, ClaimState decision, String reason, Instant decidedAt) {}

    /** Keeps what was decided last on a claim; one that is confirmed in full needs no word any more. A repeat changes nothing. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(DissolutionCode code, FiledClaim claim) {
        if (claim.agreed() != null && claim.agreed().compareTo(claim.amount()) == 0) {
            jdbc.sql("delete from dissolution.lowered_claim where code = ? and number = ?").params(code.value(), claim.number()).update();
            return;
        }
        jdbc.sql("""
                insert into dissolution.lowered_claim (code, number, creditor, decision, reason, decided_at) values (?, ?, ?, ?, ?, ?)
                on conflict (code, number) do update set decision = excluded.decision, reason = excluded.reason, decided_at = excluded.decided_at""")
                .params(code.value(), claim.number(), claim.creditor() == null ? claim.filedBy() : claim.creditor(), claim.state().name(), claim.reason(), utc(claim.decidedAt())).update();
    }

    /** Claims of the reader, and of those for whom the reader speaks, latest decision first: of running settlements, and of the last 30 days. */
    @Transactional(readOnly = true)
    public PageOf<Lowered> of(CurrentUser reader, PageRequest page) {
        var from = """
                 from dissolution.lowered_claim claim join dissolution.settlement settlement using (code)
                where claim.creditor = any (:creditors::text[]) and (settlement.state in ('OPEN', 'DRAWN_UP') or claim.decided_at >= :since)""";
        var total = bind("select count(*)" + from, reader).query(Long.class).single();
        var rows = bind("select code, claim.number, claim.decision, claim.reason, claim.decided_at" + from + " order by claim.decided_at desc, code, claim.number limit :limit offset :offset", reader)
                .param("limit", page.size()).param("offset", page.offset()).query((row, n) -> new Lowered(new DissolutionCode(row.getString("code")), row.getInt("number"),
                        ClaimState.valueOf(row.getString("decision")), row.getString("reason"), row.getObject("decided_at", OffsetDateTime.class).toInstant())).list();
        return PageOf.of(rows, total, page);
    }

    private JdbcClient.StatementSpec bind(String sql, CurrentUser reader) {
        return jdbc.sql(sql).param("creditors", creditors(reader).toArray(String[]::new)).param("since", utc(clock.instant().minus(Duration.ofDays(policy.loweredToldDays()))));
    }

    private static List<String> creditors(CurrentUser reader) {
        var parties = reader.relations().stream().filter(relation -> relation.kind() == Kind.ME_OWNER || relation.kind() == Kind.SSP_OWNER).map(Relation::objectId);
        return Stream.concat(Stream.of(reader.username().value()), parties).toList();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
