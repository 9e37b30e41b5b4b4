package io.heyi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;

/** Whatever still refers to a micro-enterprise that is gone as if it were there: in the database, in the engine, in Keycloak. Its archive is meant to stay. */
final class Leftovers {

    /** By what they find: each counts rows, and asks for the code of the micro-enterprise as often as it has a place for it. */
    private static final Map<String, String> QUERIES = new LinkedHashMap<>();

    static {
        QUERIES.put("a record that is not closed", "select count(*) from microenterprise.microenterprise where code = ? and (state <> 'CLOSED' or closed_at is null)");
        QUERIES.put("a membership", "select count(*) from microenterprise.member where code = ?");
        QUERIES.put("a right", "select count(*) from microenterprise.entitlement where code = ?");
        QUERIES.put("an open election", "select count(*) from microenterprise.election where microenterprise = ? and ended_at is null");
        QUERIES.put("a group", "select count(*) from access.relation where object_id = ?");
        QUERIES.put("a contract in force", "select count(*) from emc.emc where ? = any(actors) and state in ('JOINING', 'REVIEW', 'SIGNING', 'ACTIVE', 'RENEWAL_PENDING', 'SUSPENDED')");
        QUERIES.put("a party to a contract in force", """
                select count(*) from emc.emc e join emc.version v on v.code = e.code and v.number = e.latest_version where ? = any(v.actors)
                and e.state in ('ACTIVE', 'RENEWAL_PENDING', 'SUSPENDED')""");
        QUERIES.put("an open task of its people", "select count(*) from inbox.task where state = 'OPEN' and candidate_groups && array['me-owner:' || ?, 'me-member:' || ?]");
        QUERIES.put("an open task about it", "select count(*) from inbox.task where state = 'OPEN' and variables::text like '%\"' || ? || '\"%'");
        QUERIES.put("an open case against it", "select count(*) from replacement.replacement_case where subject = ? and outcome is null");
        QUERIES.put("a departure under way", "select count(*) from replacement.departure d join replacement.replacement_case c on c.code = d.code where d.subject = ? and c.outcome is null");
        QUERIES.put("an open dissolution", "select count(*) from dissolution.dissolution where microenterprise = ? and outcome is null");
        QUERIES.put("a reason to dissolve", "select count(*) from dissolution.reason_to_dissolve where microenterprise = ? and gone_at is null");
        QUERIES.put("an allowance exceeded", "select count(*) from dissolution.beyond_allowance where microenterprise = ?");
        QUERIES.put("a tender of its own", "select count(*) from tender.tender where caller = ? and state not in ('AWARDED', 'NO_AWARD', 'CANCELLED')");
        QUERIES.put("a bid", "select count(*) from tender.tender where ? = any(bidders) and state not in ('AWARDED', 'NO_AWARD', 'CANCELLED')");
        QUERIES.put("an opening", "select count(*) from talent.opening where microenterprise = ? and withdrawn_at is null and taken < places");
        QUERIES.put("an offer", "select count(*) from talent.offer where microenterprise = ? and state in ('OPEN', 'NOTICE', 'AWAITS_RELEASE')");
        QUERIES.put("a salary", """
                select count(*) from (select distinct on (person) amount from talent.base_salary where microenterprise = ? order by person, valid_from desc, id desc) latest where amount is not null""");
        QUERIES.put("an open book", "select count(*) from ledger.book where owner = ? and closed_at is null");
        QUERIES.put("a balance", """
                select count(*) from (select 1 from ledger.posting p join ledger.entry e on e.id = p.entry_id where e.owner = ? group by p.account, p.holder
                having sum(case p.side when 'DEBIT' then p.amount else -p.amount end) <> 0) open""");
        QUERIES.put("a balance in the books of others", """
                select count(*) from (select 1 from ledger.posting p join ledger.entry e on e.id = p.entry_id where p.account in ('receivable', 'payable') and p.holder = 'book:' || ?
                group by e.owner, p.account having sum(case p.side when 'DEBIT' then p.amount else -p.amount end) <> 0) open""");
    }

    private final OnTheRealStack stage;
    private final String microenterprise;
    private final String dissolution;

    Leftovers(OnTheRealStack stage, String microenterprise, String dissolution) {
        this.stage = stage;
        this.microenterprise = microenterprise;
        this.dissolution = dissolution;
    }

    /** There is nothing, and nothing was lost or made on the way. */
    void areNone() {
        // what listens to the end of it follows by itself
        Await.step("no leftovers", () -> assertThat(QUERIES.entrySet().stream().filter(query -> count(query.getValue()) > 0).map(Map.Entry::getKey)).isEmpty());
        assertThat(stage.database().query("select sum(case side when 'DEBIT' then amount else -amount end) from ledger.posting")).as("the sum of all postings").isEqualTo("0.00");
        for (String instance : stage.database().query("""
                select string_agg(process_instance_key::text, ',') from orchestration.process_instance
                where business_key = ? or business_key in (select code from replacement.departure where cause = ?)""", dissolution, dissolution).split(",")) {
            stage.operate().awaitState(Long.parseLong(instance), "COMPLETED");
        }
        for (String group : new String[] {"owners", "members"}) {
            stage.keycloak().awaitNobodyIn("/microenterprises/%s/%s".formatted(microenterprise, group));
        }
        stage.operate().awaitNoneActive("microenterprise", microenterprise);
        stage.operate().awaitNoneActive("dissolution", dissolution);
    }

    private long count(String sql) {
        var places = sql.chars().filter(letter -> letter == '?').count();
        return Long.parseLong(stage.database().query(sql, java.util.Collections.nCopies((int) places, microenterprise).toArray()));
    }
}
