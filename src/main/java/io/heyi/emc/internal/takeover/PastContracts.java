package io.heyi.emc.internal.takeover;

import io.heyi.access.CurrentUser;
import io.heyi.access.Username;
import io.heyi.emc.ActorId;
import io.heyi.emc.ContractTerms;
import io.heyi.emc.EmcCode;
import io.heyi.emc.EmcState;
import io.heyi.emc.EmcTakeover;
import io.heyi.emc.internal.contract.Contracts;
import io.heyi.emc.internal.contract.Contracts.Signature;
import io.heyi.emc.internal.contract.TermsJson;
import io.heyi.emc.internal.delivery.DeliveryService;
import io.heyi.emc.internal.party.Parties;
import io.heyi.emc.internal.party.SharedServices;
import io.heyi.emc.internal.party.SharedServices.SharedService;
import io.heyi.emc.internal.renewal.RenewalSchedule;
import io.heyi.orchestration.PastTime;
import io.heyi.shared.WorkingDays;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional(propagation = Propagation.MANDATORY)
class PastContracts implements EmcTakeover {

    private static final Duration SIGNED_BEFORE = Duration.ofDays(5);

    private final Contracts contracts;
    private final Parties parties;
    private final SharedServices services;
    private final PastMonth month;
    private final DeliveryService deliveries;
    private final WorkingDays calendar;
    private final RenewalSchedule schedule;
    private final PastTime past;
    private final JdbcClient jdbc;
    private final Clock clock;

    PastContracts(Contracts contracts, Parties parties, SharedServices services, PastMonth month, DeliveryService deliveries, WorkingDays calendar, RenewalSchedule schedule, PastTime past,
                  JdbcClient jdbc, Clock clock) {
        this.contracts = contracts;
        this.parties = parties;
        this.services = services;
        this.month = month;
        this.deliveries = deliveries;
        this.calendar = calendar;
        this.schedule = schedule;
        this.past = past;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public Optional<EmcCode> taken(String key) {
        return jdbc.sql("select emc from emc.takeover where key = ?").param(key).query(String.class).optional().map(EmcCode::new);
    }

    @Override
    public void sharedService(String id, String name, List<Username> owners) {
        services.takeOver(new SharedService(id, name, owners.stream().map(Username::value).toList()));
    }

    @Override
    public EmcCode take(String key, ContractTerms terms, Username by, YearMonth first) {
        var code = new EmcCode[1];
        past.asOf(schedule.periodEnd(first.minusMonths(1)).minus(SIGNED_BEFORE), () -> code[0] = sign(terms, by, first));
        jdbc.sql("insert into emc.takeover (key, emc) values (?, ?)").params(key, code[0].value()).update();
        return code[0];
    }

    private EmcCode sign(ContractTerms terms, Username by, YearMonth first) {
        var code = contracts.create(terms, new CurrentUser(by, by.value(), Set.of(), Set.of(), Set.of(), ""));
        contracts.enter(code, EmcState.SIGNING, "takenOver", Map.of());
        var hash = TermsJson.hash(terms);
        var signatures = terms.nodes().stream().map(node -> new Signature(node.actor(), person(node.actor()), "SIGNED", "", hash, clock.instant())).toList();
        contracts.seal(code, first, terms, "FORMATION", signatures);
        contracts.enter(code, EmcState.ACTIVE, "takenOver", Map.of());
        return code;
    }

    @Override
    public void delivered(EmcCode emc, String deliverable, LocalDate due, LocalDate deliveredOn, String proof) {
        past.asOf(deliveredOn.atTime(LocalTime.NOON).atZone(calendar.zone()).toInstant(), () -> deliveries.takeOver(emc, deliverable, due, proof, this::person));
    }

    @Override
    public void close(EmcCode emc, YearMonth period, ContractTerms next) {
        if (schedule.periodEnd(period).isAfter(clock.instant())) {
            throw new IllegalStateException(period + " is not over");
        }
        month.close(emc, period, next, this::person);
    }

    private String person(ActorId actor) {
        return parties.people(actor).stream().map(Username::value).sorted().findFirst().orElseThrow(() -> new IllegalStateException("nobody acts for " + actor));
    }
}
