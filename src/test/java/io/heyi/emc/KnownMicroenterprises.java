package io.heyi.emc;

import io.heyi.access.Access;
import io.heyi.access.Relation;
import io.heyi.access.Username;
import io.heyi.microenterprise.KillClause;
import io.heyi.microenterprise.Lifecycle;
import io.heyi.microenterprise.MicroenterpriseKind;
import io.heyi.microenterprise.MicroenterpriseState;
import io.heyi.microenterprise.MicroenterpriseSummary;
import io.heyi.microenterprise.MicroenterpriseView;
import io.heyi.microenterprise.Microenterprises;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** ME-0001 to ME-0030, running, on platform {@code food}; entrepreneur-01 owns ME-0001 and so on. */
public final class KnownMicroenterprises implements Microenterprises, Lifecycle {

    private final Map<String, MicroenterpriseSummary> known = new TreeMap<>();

    public KnownMicroenterprises(Access access) {
        for (int i = 1; i <= 30; i++) {
            var code = "ME-%04d".formatted(i);
            var owner = "entrepreneur-%02d".formatted(i);
            known.put(code, new MicroenterpriseSummary(code, "Name of " + code, MicroenterpriseState.RUNNING, "food", MicroenterpriseKind.USER, owner, "Scenario " + i, 3, Instant.EPOCH));
            access.grant(List.of(new Relation(new Username(owner), Relation.Kind.ME_OWNER, code)));
        }
    }

    public void close(String code) {
        enter(code, MicroenterpriseState.CLOSED);
    }

    private Change enter(String code, MicroenterpriseState state) {
        known.computeIfPresent(code, (id, one) -> new MicroenterpriseSummary(id, one.name(), state, one.platform(), one.kind(), one.owner(), one.userScenario(), one.members(), one.foundedAt()));
        return new Change.Done(state);
    }

    /** By case DC-0001. */
    public void dissolve(String code) {
        enter(code, MicroenterpriseState.DISSOLVING);
    }

    public void goOn(String code) {
        enter(code, MicroenterpriseState.RUNNING);
    }

    @Override
    public Change freeze(String microenterprise, String dissolution, String trigger) {
        return enter(microenterprise, MicroenterpriseState.DISSOLVING);
    }

    @Override
    public Change resume(String microenterprise, String dissolution, String reason) {
        return enter(microenterprise, MicroenterpriseState.RUNNING);
    }

    @Override
    public Change move(String microenterprise, String dissolution, String platform) {
        throw new UnsupportedOperationException("nothing moves here");
    }

    @Override
    public Change close(String microenterprise, String dissolution, String citedRule) {
        return enter(microenterprise, MicroenterpriseState.CLOSED);
    }

    @Override
    public Optional<Freeze> freeze(String microenterprise) {
        return Optional.ofNullable(known.get(microenterprise)).filter(one -> one.state() == MicroenterpriseState.DISSOLVING || one.state() == MicroenterpriseState.CLOSED)
                .map(one -> new Freeze(one.code(), one.state(), "DC-0001", Instant.EPOCH));
    }

    @Override
    public Optional<Freeze> shown(String microenterprise) {
        return freeze(microenterprise);
    }

    @Override
    public PageOf<MicroenterpriseSummary> search(String query, String platform, MicroenterpriseState state, PageRequest page) {
        var found = known.values().stream().filter(one -> one.code().contains(query) || one.name().contains(query))
                .filter(one -> (platform == null || platform.equals(one.platform())) && (state == null || state == one.state())).toList();
        return PageOf.of(found.stream().skip(page.offset()).limit(page.size()).toList(), found.size(), page);
    }

    @Override
    public Map<String, Long> countByPlatform() {
        return Map.of("food", (long) known.size());
    }

    @Override
    public Optional<MicroenterpriseView> find(String code) {
        return Optional.empty();
    }

    @Override
    public Optional<KillClause> killClause(String code) {
        return Optional.empty();
    }

    @Override
    public Map<String, MicroenterpriseSummary> find(Collection<String> codes) {
        return codes.stream().filter(known::containsKey).map(known::get).collect(Collectors.toMap(MicroenterpriseSummary::code, Function.identity()));
    }
}
