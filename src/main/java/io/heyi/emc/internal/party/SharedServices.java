package io.heyi.emc.internal.party;

import io.heyi.access.Access;
import io.heyi.access.CurrentUser;
import io.heyi.access.Groups;
import io.heyi.access.Relation;
import io.heyi.access.Relation.Kind;
import io.heyi.access.Role;
import io.heyi.access.Username;
import io.heyi.audit.AuditEvent;
import io.heyi.audit.AuditTrail;
import io.heyi.shared.FieldError;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import io.heyi.shared.Texts;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The register of shared-service platforms (domain.md §0.4): id, name, and the people who own each. */
@Component
@Transactional
public class SharedServices {

    private static final String ID = "SSP-[A-Z0-9][A-Z0-9-]{0,39}";
    private static final int MOST_OWNERS = 20;

    private final JdbcClient jdbc;
    private final Access access;
    private final AuditTrail audit;
    private final Clock clock;

    SharedServices(JdbcClient jdbc, Access access, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    /** One of the register. */
    public record SharedService(String id, String name, List<String> owners) {}

    /** What became of a registration. */
    public sealed interface Outcome {

        /** @param fresh false for a repeat */
        record Registered(SharedService service, boolean fresh) implements Outcome {}

        record Invalid(List<FieldError> errors) implements Outcome {}

        record NotAllowed() implements Outcome {}

        /** The id belongs to another entry. */
        record Taken() implements Outcome {}
    }

    /** Only an administrator registers; the same registration again changes nothing. */
    public Outcome register(CurrentUser by, String id, String name, List<String> owners) {
        if (!by.has(Role.ADMINISTRATOR)) {
            return new Outcome.NotAllowed();
        }
        var errors = check(id, name, owners);
        if (!errors.isEmpty()) {
            return new Outcome.Invalid(errors);
        }
        var wanted = new SharedService(id, name.strip(), List.copyOf(new TreeSet<>(owners)));
        if (!add(wanted, by.username().value())) {
            return service(id).equals(wanted) ? new Outcome.Registered(wanted, false) : new Outcome.Taken();
        }
        own(wanted);
        audit.record(new AuditEvent(id, by.username().value(), "emc.sharedServiceRegistered", java.util.Map.of("name", wanted.name(), "owners", wanted.owners())));
        return new Outcome.Registered(wanted, true);
    }

    /** One that exists already, with its owners; whoever owns it besides stays. */
    public void takeOver(SharedService known) {
        add(known, AuditEvent.SYSTEM);
        own(known);
    }

    private boolean add(SharedService service, String by) {
        return jdbc.sql("insert into emc.shared_service (id, name, created_by, created_at) values (?, ?, ?, ?) on conflict do nothing")
                .params(service.id(), service.name(), by, clock.instant().atOffset(ZoneOffset.UTC)).update() == 1;
    }

    private void own(SharedService service) {
        access.grant(service.owners().stream().map(owner -> new Relation(new Username(owner), Kind.SSP_OWNER, service.id())).toList());
    }

    private List<FieldError> check(String id, String name, List<String> owners) {
        var errors = new ArrayList<FieldError>();
        if (id == null || !id.matches(ID)) {
            errors.add(error("id", "sharedServiceId"));
        }
        if (name == null || name.isBlank()) {
            errors.add(error("name", "missing"));
        } else if (name.strip().length() > 120) {
            errors.add(error("name", "tooLong", 120));
        } else if (!Texts.isClean(name)) {
            errors.add(error("name", "controlCharacters"));
        }
        if (owners == null || owners.isEmpty()) {
            errors.add(error("owners", "missing"));
        } else if (owners.size() > MOST_OWNERS) {
            errors.add(error("owners", "tooMany", MOST_OWNERS));
        } else {
            unknownOwners(owners, errors);
        }
        return errors;
    }

    private void unknownOwners(List<String> owners, List<FieldError> errors) {
        var known = access.people(owners.stream().filter(Username::isValid).map(Username::new).toList());
        for (int i = 0; i < owners.size(); i++) {
            var owner = owners.get(i);
            if (!Username.isValid(owner) || !known.containsKey(new Username(owner))) {
                errors.add(error("owners[" + i + "]", "unknownPerson"));
            }
        }
    }

    private static FieldError error(String field, String code, Object... arguments) {
        return FieldError.of(field, "emc.error." + code, arguments);
    }

    /** @param query text in id or name; empty for all */
    @Transactional(readOnly = true)
    public PageOf<SharedService> search(String query, PageRequest page) {
        var total = jdbc.sql("select count(*) from emc.shared_service where id ilike :pattern or name ilike :pattern").param("pattern", Like.containing(query))
                .query(Long.class).single();
        var rows = jdbc.sql("select id, name from emc.shared_service where id ilike :pattern or name ilike :pattern order by id limit :size offset :offset")
                .param("pattern", Like.containing(query)).param("size", page.size()).param("offset", page.offset())
                .query((row, n) -> new SharedService(row.getString(1), row.getString(2), owners(row.getString(1)))).list();
        return PageOf.of(rows, total, page);
    }

    /** Those of the ids that exist, without owners. */
    List<SharedService> find(Collection<String> ids) {
        return jdbc.sql("select id, name from emc.shared_service where id = any(:ids)").param("ids", ids.toArray(String[]::new))
                .query((row, n) -> new SharedService(row.getString(1), row.getString(2), List.of())).list();
    }

    private SharedService service(String id) {
        return new SharedService(id, find(List.of(id)).getFirst().name(), owners(id));
    }

    private List<String> owners(String id) {
        return access.members(Groups.of(Kind.SSP_OWNER, id)).stream().map(Username::value).sorted().toList();
    }
}
