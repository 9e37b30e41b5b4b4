package io.heyi.access.internal;

import io.heyi.access.IdentityProvisioning;
import io.heyi.access.Relation;
import io.heyi.access.Username;
import io.heyi.access.internal.Relations.Holding;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Makes Keycloak's groups say what the relations say. Works on one object at a time and reads the relations right before it compares. */
@Component
class IdentityRepair implements IdentityProvisioning {

    private static final Logger log = LoggerFactory.getLogger(IdentityRepair.class);

    private final Identity identity;
    private final Relations relations;
    private final Directory directory;

    IdentityRepair(Identity identity, Relations relations, Directory directory) {
        this.identity = identity;
        this.relations = relations;
        this.directory = directory;
    }

    @Override
    public void provision(Relation.Kind kind, String objectId) {
        repair(new Holding(kind, objectId));
    }

    @Override
    public int repairAll() {
        Set<Holding> holdings = new HashSet<>(relations.holdings());
        Arrays.stream(Relation.Kind.values()).map(kind -> "/" + kind.keycloakPath("x").split("/")[1]).distinct()
                .flatMap(top -> identity.pathsBelow(top).stream())
                .forEach(object -> Pace.piece(() -> identity.pathsBelow(object).forEach(path -> holding(path).ifPresent(holdings::add))));
        var repaired = new AtomicInteger();
        holdings.forEach(holding -> Pace.piece(() -> repaired.addAndGet(repair(holding))));
        if (repaired.get() > 0) {
            log.info("Keycloak differed from the relations; {} groups and memberships repaired", repaired);
        }
        return repaired.get();
    }

    /** Groups that are not ours (another name below the same top group) are left alone. */
    private static Optional<Holding> holding(String path) {
        var parts = path.split("/");
        return parts.length != 4 ? Optional.empty()
                : Arrays.stream(Relation.Kind.values()).filter(kind -> kind.keycloakPath(parts[2]).equals(path)).findFirst().map(kind -> new Holding(kind, parts[2]));
    }

    private int repair(Holding holding) {
        var group = identity.group(holding.kind().keycloakPath(holding.objectId()));
        var wanted = Set.copyOf(relations.holders(holding.kind(), holding.objectId()));
        var members = identity.members(group);
        var wantedNames = wanted.stream().map(Username::value).collect(Collectors.toSet());
        var repaired = group.created() ? 1 : 0;
        for (var member : members.entrySet()) {
            if (!wantedNames.contains(member.getValue())) {
                identity.leave(group, member.getKey());
                repaired++;
            }
        }
        for (var username : wanted) {
            if (!members.containsValue(username.value()) && join(group, username)) {
                repaired++;
            }
        }
        return repaired;
    }

    /** Asks Keycloak for the id each time: an account that was deleted and made again has a new one. */
    private boolean join(Identity.Group group, Username username) {
        var account = identity.account(username);
        account.ifPresentOrElse(found -> {
            identity.join(group, found.id());
            directory.save(found.person(), found.id());
        }, () -> log.warn("{} holds {} but has no active account in Keycloak", username, group.path()));
        return account.isPresent();
    }
}
