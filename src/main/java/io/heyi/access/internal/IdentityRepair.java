package io.heyi.access.internal;

import io.heyi.access.IdentityProvisioning;
import io.heyi.access.IdentityUnavailableException;
import io.heyi.access.Relation;
import io.heyi.access.Username;
import io.heyi.access.internal.Relations.Holding;
import java.util.Arrays;
import java.util.HashSet;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Makes Keycloak's groups say what the relations say. Works on one object at a time and reads the relations right before it compares. */
@Component
class IdentityRepair implements IdentityProvisioning {

    private static final Logger log = LoggerFactory.getLogger(IdentityRepair.class);
    private static final int REFUSALS_THAT_MEAN_AWAY = 3;

    private final Identity identity;
    private final Relations relations;
    private final Directory directory;
    /** Path of the object that was looked at last, in this round or the one before. */
    private volatile String last = "";

    IdentityRepair(Identity identity, Relations relations, Directory directory) {
        this.identity = identity;
        this.relations = relations;
        this.directory = directory;
    }

    @Override
    public void provision(Relation.Kind kind, String objectId) {
        repair(new Holding(kind, objectId));
    }

    /** What Keycloak refuses is left for the next round; a round that ends early is gone on with after the object where it ended. */
    @Override
    public int repairAll() {
        var refusals = new Refusals();
        var repaired = new AtomicInteger();
        var objects = objects(refusals);
        Stream.concat(objects.tailMap(last, false).entrySet().stream(), objects.headMap(last, true).entrySet().stream()).forEach(object -> Pace.piece(() -> {
            last = object.getKey();
            refusals.bear(last, () -> repaired.addAndGet(repair(object.getKey(), object.getValue())));
        }));
        if (repaired.get() > 0) {
            log.info("Keycloak differed from the relations; {} groups and memberships repaired", repaired);
        }
        return repaired.get();
    }

    /** Group paths of everything that has a relation or a group, with what the relations know of it. */
    private NavigableMap<String, Set<Holding>> objects(Refusals refusals) {
        var objects = new TreeMap<String, Set<Holding>>();
        relations.holdings().forEach(holding -> objects.computeIfAbsent(objectPath(holding), path -> new HashSet<>()).add(holding));
        Arrays.stream(Relation.Kind.values()).map(kind -> "/" + kind.keycloakPath("x").split("/")[1]).distinct()
                .forEach(top -> refusals.bear(top, () -> identity.pathsBelow(top).forEach(path -> objects.putIfAbsent(path, Set.of()))));
        return objects;
    }

    private static String objectPath(Holding holding) {
        var path = holding.kind().keycloakPath(holding.objectId());
        return path.substring(0, path.lastIndexOf('/'));
    }

    private int repair(String object, Set<Holding> known) {
        var holdings = new HashSet<>(known);
        identity.pathsBelow(object).forEach(path -> holding(path).ifPresent(holdings::add));
        return holdings.stream().mapToInt(this::repair).sum();
    }

    /** Groups that are not ours (another name below the same top group) are left alone. */
    private static Optional<Holding> holding(String path) {
        var parts = path.split("/");
        return parts.length != 4 ? Optional.empty()
                : Arrays.stream(Relation.Kind.values()).filter(kind -> kind.keycloakPath(parts[2]).equals(path)).findFirst().map(kind -> new Holding(kind, parts[2]));
    }

    /** Tells one object that Keycloak refuses from a Keycloak that is away. */
    private static final class Refusals {

        private int inARow;

        void bear(String what, Runnable work) {
            try {
                work.run();
                inARow = 0;
            } catch (IdentityUnavailableException e) {
                if (++inARow == REFUSALS_THAT_MEAN_AWAY) {
                    throw e;
                }
                log.warn("{} is left for the next round of repair: {}", what, e.getMessage());
            }
        }
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
