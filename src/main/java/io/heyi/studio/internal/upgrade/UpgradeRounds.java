package io.heyi.studio.internal.upgrade;

import io.heyi.access.Access;
import io.heyi.access.Role;
import io.heyi.notification.Notice;
import io.heyi.notification.NoticeKind;
import io.heyi.notification.Notifications;
import io.heyi.orchestration.LiveModels;
import io.heyi.orchestration.ShippedModels;
import io.heyi.orchestration.ShippedModels.Line;
import io.heyi.orchestration.ShippedModels.Shipped;
import io.heyi.shared.CanonicalJson;
import io.heyi.studio.internal.change.Change;
import io.heyi.studio.internal.change.ProductProposals;
import io.heyi.studio.internal.change.ProductProposals.Proposed;
import io.heyi.studio.internal.model.ModelRef;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Proposes to process owners what a newer product brings for their models, once, in one change request (product-bar E7). All of it is one transaction: killed at any line, nothing has happened.
 */
@Component
class UpgradeRounds {

    private final ShippedModels shipped;
    private final LiveModels live;
    private final ProductProposals proposals;
    private final UpgradeStore store;
    private final Access access;
    private final Notifications notifications;
    private final MessageSource messages;
    private final Clock clock;

    UpgradeRounds(ShippedModels shipped, LiveModels live, ProductProposals proposals, UpgradeStore store, Access access, Notifications notifications, MessageSource messages, Clock clock) {
        this.shipped = shipped;
        this.live = live;
        this.proposals = proposals;
        this.store = store;
        this.access = access;
        this.notifications = notifications;
        this.messages = messages;
        this.clock = clock;
    }

    /** Not only at the start: an engine that lost its data gets owners' models back some time later. */
    @Scheduled(initialDelayString = "PT20S", fixedDelayString = "${heyi.studio.upgrade-round:PT1M}")
    @Transactional
    void propose() {
        var lines = shipped.besideOwners().stream().filter(this::isNew).toList();
        if (lines.isEmpty()) {
            return;
        }
        store.lock();
        var upgrades = new LinkedHashMap<Upgrade, Proposed>();
        lines.stream().filter(this::isNew).forEach(line -> upgrade(line).ifPresent(upgrade -> upgrades.put(upgrade, proposed(upgrade))));
        var now = clock.instant();
        upgrades.entrySet().removeIf(one -> {
            var nothing = bringsNothing(one.getKey(), one.getValue());
            if (nothing) {
                store.add(one.getKey(), Optional.empty(), now);
            }
            return nothing;
        });
        if (!upgrades.isEmpty()) {
            var change = begin(upgrades);
            upgrades.keySet().forEach(upgrade -> {
                earlier(upgrade.model()).forEach(before -> proposals.takeBack(before, upgrade.model()));
                store.add(upgrade, Optional.of(change.id()), now);
            });
            tell(change, upgrades.keySet().iterator().next().version(), now);
        }
    }

    private boolean isNew(Line line) {
        var model = new ModelRef(line.kind(), line.id());
        return live.find(line.kind(), line.id()).filter(LiveModels.LiveModel::fromOwner).isPresent() && store.seen(model, line.shipped().getFirst().checksum()).isEmpty();
    }

    /** What it was proposed against last, as long as that is not decided; otherwise what was proposed last, or came into use by itself. */
    private Optional<Upgrade> upgrade(Line line) {
        var model = new ModelRef(line.kind(), line.id());
        var newest = line.shipped().getFirst();
        for (var before : line.shipped().subList(1, line.shipped().size())) {
            var seen = store.seen(model, before.checksum());
            if (seen.isPresent() || !before.ofOwner()) {
                var base = seen.filter(one -> one.change().filter(change -> proposals.isOpen(change, model)).isPresent()).map(one -> one.upgrade().base()).orElse(before.text());
                return Optional.of(new Upgrade(model, newest.version(), base, newest.text()));
            }
        }
        return Optional.empty();
    }

    private Proposed proposed(Upgrade upgrade) {
        var text = live.source(upgrade.model().kind(), upgrade.model().id()).orElseThrow();
        var merged = Upgrades.merged(upgrade, text).filter(merge -> merge.conflicts().isEmpty());
        return new Proposed(upgrade.model(), text, merged.map(merge -> merge.text()).orElse(text));
    }

    private static boolean bringsNothing(Upgrade upgrade, Proposed proposed) {
        return upgrade.shipped().equals(proposed.live())
                || proposed.text().equals(proposed.live()) && Upgrades.merged(upgrade, proposed.live()).filter(merge -> merge.conflicts().isEmpty()).isPresent();
    }

    private List<UUID> earlier(ModelRef model) {
        return shipped.besideOwners().stream().filter(line -> line.kind() == model.kind() && line.id().equals(model.id())).flatMap(line -> line.shipped().stream())
                .map(Shipped::checksum).flatMap(checksum -> store.seen(model, checksum).stream()).flatMap(seen -> seen.change().stream()).toList();
    }

    private void tell(Change change, String version, Instant now) {
        var owners = Set.copyOf(access.holders(Role.PROCESS_OWNER));
        if (!owners.isEmpty()) {
            notifications.tell(new Notice("change:%s:upgrade".formatted(change.code()), NoticeKind.CASE_NEWS, owners, "studio.notice.upgrade", List.of(version, change.code()), "/studio/changes/" + change.code(), now));
        }
    }

    private Change begin(Map<Upgrade, Proposed> upgrades) {
        var version = upgrades.keySet().iterator().next().version();
        var id = UUID.nameUUIDFromBytes(("upgrade " + upgrades.keySet().stream().map(upgrade -> upgrade.model().fileName() + " " + CanonicalJson.sha256(upgrade.shipped()))
                .sorted().collect(Collectors.joining(" "))).getBytes(StandardCharsets.UTF_8));
        return proposals.begin(id, text("studio.upgrade.name", version), text("studio.upgrade.reason", version), new ArrayList<>(upgrades.values()));
    }

    /** In all languages of the product, because nobody knows yet who reads it. */
    private String text(String key, String version) {
        return Stream.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE).map(locale -> messages.getMessage(key, new Object[] {version}, locale).strip()).distinct().collect(Collectors.joining(" · "));
    }
}
