package io.heyi.talent.internal.people;

import io.heyi.access.Access;
import io.heyi.access.CurrentUser;
import io.heyi.access.Relation;
import io.heyi.access.Role;
import io.heyi.access.Username;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Who may see and set personal pay (domain.md §1a: private). Nothing follows from a role over platforms, nor from being a colleague. */
@Component
public class PayRights {

    private static final Set<Relation.Kind> BELONGING = Set.of(Relation.Kind.ME_OWNER, Relation.Kind.ME_MEMBER);

    private final Access access;

    PayRights(Access access) {
        this.access = access;
    }

    /** Everything about the person: the person and the settlement officer; not the auditor, whose reading of all ends at personal pay (issue 5). */
    public boolean seesAll(CurrentUser reader, Username person) {
        return reader.username().equals(person) || reader.has(Role.SETTLEMENT_OFFICER);
    }

    /** Micro-enterprises of the reader to which the person belongs; the pay there is the owner's matter. */
    public List<String> shared(CurrentUser reader, Username person) {
        return belongs(person).stream().filter(me -> reader.is(Relation.Kind.ME_OWNER, me)).sorted().toList();
    }

    public boolean sees(CurrentUser reader, Username person) {
        return seesAll(reader, person) || !shared(reader, person).isEmpty();
    }

    /** Codes of the micro-enterprises that the person owns or is a member of. */
    public Set<String> belongs(Username person) {
        return access.relationsOf(person).stream().filter(relation -> BELONGING.contains(relation.kind())).map(Relation::objectId).collect(Collectors.toSet());
    }
}
