package io.heyi.talent.internal.pool;

import io.heyi.access.Username;
import io.heyi.microenterprise.Lifecycle.Freeze;
import io.heyi.microenterprise.MembershipChanged;
import io.heyi.microenterprise.Memberships;
import io.heyi.microenterprise.MicroenterpriseKind;
import io.heyi.microenterprise.MicroenterpriseState;
import io.heyi.microenterprise.MicroenterpriseSummary;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Micro-enterprises and who belongs to them, with the locks and events of the real module, in two tables of the test. */
@Transactional(propagation = Propagation.MANDATORY)
public class PlayedMicroenterprises implements Memberships {

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    public PlayedMicroenterprises(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
        jdbc.sql("create table if not exists played_me (code text primary key, state text not null)").update();
        jdbc.sql("create table if not exists played_member (code text not null, person text not null, owner boolean not null, primary key (code, person))").update();
    }

    @Transactional
    public void put(String code, MicroenterpriseState state) {
        jdbc.sql("insert into played_me values (?, ?) on conflict (code) do update set state = excluded.state").params(code, state.name()).update();
    }

    @Transactional
    public void member(String code, String person, boolean owner) {
        jdbc.sql("insert into played_member values (?, ?, ?)").params(code, person, owner).update();
    }

    @Transactional
    public void close(String code) {
        put(code, MicroenterpriseState.CLOSED);
        jdbc.sql("delete from played_member where code = ?").param(code).update();
    }

    Optional<Freeze> freeze(String code) {
        return jdbc.sql("select state from played_me where code = ? for share").param(code).query(String.class).optional().map(MicroenterpriseState::valueOf)
                .filter(state -> state == MicroenterpriseState.DISSOLVING || state == MicroenterpriseState.CLOSED).map(state -> new Freeze(code, state, "DC-0001", Instant.EPOCH));
    }

    @Transactional(readOnly = true)
    public Map<String, MicroenterpriseSummary> summaries(Collection<String> codes) {
        return codes.stream().flatMap(code -> state(code).stream().map(state -> new MicroenterpriseSummary(code, "ME " + code, state, "food", MicroenterpriseKind.NODE, "owner", "", 1, Instant.EPOCH)))
                .collect(Collectors.toMap(MicroenterpriseSummary::code, one -> one));
    }

    private Optional<MicroenterpriseState> state(String code) {
        return jdbc.sql("select state from played_me where code = ?").param(code).query(String.class).optional().map(MicroenterpriseState::valueOf);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Membership> of(Username person) {
        return jdbc.sql("select m.code, e.state, m.owner from played_member m join played_me e using (code) where person = ? order by code").param(person.value())
                .query((row, n) -> new Membership(person, row.getString(1), row.getString(1), MicroenterpriseState.valueOf(row.getString(2)), row.getBoolean(3), Instant.EPOCH)).list();
    }

    @Override
    @Transactional(readOnly = true)
    public Map<Username, List<Membership>> of(Collection<Username> people) {
        return people.stream().collect(Collectors.toMap(one -> one, this::of));
    }

    @Override
    @Transactional(readOnly = true)
    public List<Membership> in(String microenterprise) {
        return jdbc.sql("select person from played_member where code = ? order by owner desc, person").param(microenterprise).query(String.class).list().stream()
                .flatMap(person -> of(new Username(person)).stream()).filter(one -> one.microenterprise().equals(microenterprise)).toList();
    }

    @Override
    public List<Membership> hold(String microenterprise) {
        return in(microenterprise);
    }

    @Override
    public Outcome join(String microenterprise, Username person, String reason) {
        if (freeze(microenterprise).isPresent()) {
            return new Outcome.Refused("microenterprise.membership.frozen", List.of(microenterprise, "DC-0001"));
        }
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('microenterprise.member/' || ?, 0))").param(person.value()).query((row, n) -> n).single();
        var left = new ArrayList<String>();
        of(person).stream().filter(one -> !one.owner() && !one.microenterprise().equals(microenterprise)).forEach(one -> {
            jdbc.sql("delete from played_member where code = ? and person = ?").params(one.microenterprise(), person.value()).update();
            left.add(one.microenterprise());
            events.publishEvent(new MembershipChanged(one.microenterprise(), person, false, reason, clock.instant()));
        });
        if (jdbc.sql("insert into played_member values (?, ?, false) on conflict do nothing").params(microenterprise, person.value()).update() > 0) {
            events.publishEvent(new MembershipChanged(microenterprise, person, true, reason, clock.instant()));
        }
        return new Outcome.Done(left);
    }

    @Override
    public Outcome leave(String microenterprise, Username person, String reason) {
        jdbc.sql("delete from played_member where code = ? and person = ? and not owner").params(microenterprise, person.value()).update();
        return new Outcome.Done(List.of(microenterprise));
    }
}
