package io.heyi.interest.internal;

import io.heyi.access.CurrentUser;
import io.heyi.access.Username;
import io.heyi.interest.InterestSource;
import io.heyi.interest.InterestSource.Derived;
import io.heyi.interest.internal.domain.Entry;
import io.heyi.interest.internal.domain.InterestPolicy;
import io.heyi.interest.internal.domain.Span;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import io.heyi.shared.WorkingDays;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reading the register: one's own, and everybody's for the compliance reader. */
@Service
@Transactional(readOnly = true)
public class RegisterReading {

    private final EntryStore entries;
    /** Ties that wait for one's word are few, and each answered one makes room for the next. */
    private static final int TIES_SHOWN = 20;

    private final Sources sources;
    private final Relatives relatives;
    private final InterestObjects objects;
    private final InterestPolicy policy;
    private final WorkingDays calendar;
    private final Clock clock;

    RegisterReading(EntryStore entries, Sources sources, Relatives relatives, InterestObjects objects, InterestPolicy policy, WorkingDays calendar, Clock clock) {
        this.entries = entries;
        this.sources = sources;
        this.relatives = relatives;
        this.objects = objects;
        this.policy = policy;
        this.calendar = calendar;
        this.clock = clock;
    }

    /**
     * What somebody finds about himself, ties of kinship that others have declared included.
     *
     * @param unanswered ties that others have declared about him and that wait for his word, at most 20
     * @param lastConfirmed day of the last confirmation; null when there is none
     * @param confirmationDue whether he is asked to confirm
     */
    public record Mine(PageOf<EntryView> entries, List<DerivedView> derived, List<EntryView> unanswered, LocalDate lastConfirmed, boolean confirmationDue) {}

    public Mine mine(CurrentUser user, PageRequest page) {
        var me = user.username();
        return new Mine(views(user, entries.page(me.value(), null, page)), derived(sources.all().stream().flatMap(source -> known(source, source.of(me)))), unanswered(user),
                entries.lastConfirmed(me).orElse(null), confirmationDue(user));
    }

    /** Ties that others have declared about the person and that wait for his word, oldest first. */
    public List<EntryView> unanswered(CurrentUser user) {
        return views(user, entries.unanswered(user.username(), TIES_SHOWN).stream().filter(tie -> tie.statement().span().counts(tie.statement().kind(), today(), policy)).toList());
    }

    /** Deciders, and whoever has declared anything, are asked when the last confirmation is as many months old as the policy says. */
    public boolean confirmationDue(CurrentUser user) {
        return (RegisterRights.isDecider(user) || entries.count(user.username()) > 0)
                && entries.lastConfirmed(user.username()).map(day -> !day.plusMonths(policy.monthsBetweenConfirmations()).isAfter(today())).orElse(true);
    }

    /**
     * The register; what modules know is added where one person or object is asked for, because all of it is the whole company.
     *
     * @param person user name; null for all
     * @param object id; null for all
     */
    public Optional<All> all(CurrentUser reader, String person, String object, PageRequest page) {
        if (!RegisterRights.maySeeAll(reader)) {
            return Optional.empty();
        }
        return Optional.of(new All(views(reader, entries.page(person, object, page)), derived(known(person, object))));
    }

    /** Entries, and what is derived for the person or object asked for. */
    public record All(PageOf<EntryView> entries, List<DerivedView> derived) {}

    private Stream<Known> known(String person, String object) {
        if (object != null) {
            return sources.all().stream().flatMap(source -> known(source, source.in(List.of(object))).filter(one -> person == null || one.derived().person().value().equals(person)));
        }
        return person == null || !Username.isValid(person) ? Stream.empty() : sources.all().stream().flatMap(source -> known(source, source.of(new Username(person))));
    }

    private record Known(String source, Derived derived) {}

    private static Stream<Known> known(InterestSource source, List<Derived> derived) {
        return derived.stream().map(one -> new Known(source.id(), one));
    }

    private List<DerivedView> derived(Stream<Known> stream) {
        var known = stream.toList();
        var names = objects.names(known.stream().map(one -> one.derived().object()).distinct().toList());
        return known.stream().map(one -> view(one, names)).sorted(Comparator.comparing(DerivedView::object).thenComparing(view -> view.person().value()).thenComparing(DerivedView::kind)).toList();
    }

    private PageOf<EntryView> views(CurrentUser reader, PageOf<Entry> page) {
        return PageOf.of(views(reader, page.items()), page.total(), new PageRequest(page.page(), page.size()));
    }

    private List<EntryView> views(CurrentUser reader, List<Entry> all) {
        var names = objects.names(all.stream().map(entry -> entry.statement().object()).distinct().toList());
        var former = former(all);
        var kin = kin(reader);
        return all.stream().map(entry -> view(reader, kin, entry, names, former.get(entry.id()))).toList();
    }

    private Set<Username> kin(CurrentUser reader) {
        return RegisterRights.maySeeAll(reader) ? relatives.of(reader.username()) : Set.of();
    }

    /** By entry, until when a version that its author has changed goes on to count. */
    private Map<UUID, LocalDate> former(List<Entry> all) {
        var until = new HashMap<UUID, LocalDate>();
        entries.former(all.stream().map(Entry::id).distinct().toList(), policy.changedSince(today(), calendar.zone())).forEach(former -> {
            var said = former.entry().statement();
            if (said.span().counts(said.kind(), today(), policy)) {
                var own = said.span().lastDay(said.kind(), policy);
                var after = former.changedAt().atZone(calendar.zone()).toLocalDate().plusDays(policy.daysAfterChange());
                until.merge(former.entry().id(), own != null && own.isBefore(after) ? own : after, RegisterReading::later);
            }
        });
        return until;
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    /** One entry with all its versions, newest first; empty for who may not know of it. */
    public Optional<Whole> find(CurrentUser reader, UUID id) {
        return entries.find(id).filter(entry -> RegisterRights.mayRead(reader, entry)).map(entry -> {
            var versions = entries.history(id);
            var names = objects.names(versions.stream().map(version -> version.statement().object()).distinct().toList());
            var former = former(List.of(entry)).get(id);
            var kin = kin(reader);
            return new Whole(view(reader, kin, entry, names, former), versions.stream().map(version -> view(reader, kin, version, names, null)).toList());
        });
    }

    public record Whole(EntryView entry, List<EntryView> versions) {}

    private EntryView view(CurrentUser reader, Set<Username> kin, Entry entry, Map<String, String> names, LocalDate formerUntil) {
        var said = entry.statement();
        var last = said.span().lastDay(said.kind(), policy);
        return new EntryView(entry, names.get(said.object()), last == null || formerUntil == null ? last : later(last, formerUntil),
                formerUntil != null || said.span().counts(said.kind(), today(), policy), formerUntil, RegisterRights.mayChange(reader, entry, kin), tie(reader, kin, entry));
    }

    private EntryView.Tie tie(CurrentUser reader, Set<Username> kin, Entry entry) {
        if (!entry.isTie()) {
            return null;
        }
        boolean binds = entry.bindsRelative(today(), policy, calendar.zone());
        boolean settled = !entry.isOwnWord() || entry.answer() == Entry.TieAnswer.CONFIRMED;
        return new EntryView.Tie(entry.bindsRelativeFrom(policy, calendar.zone()).orElse(null), binds, !settled && RegisterRights.mayConfirm(reader, entry, kin),
                !binds && entry.answer() == Entry.TieAnswer.NONE && RegisterRights.isRelative(reader, entry));
    }

    private DerivedView view(Known one, Map<String, String> names) {
        var known = one.derived();
        var span = new Span(known.from().orElse(null), known.until().orElse(null));
        return new DerivedView(known.person(), known.object(), names.get(known.object()), known.kind(), known.percent().orElse(null), span,
                span.counts(known.kind(), today(), policy), one.source());
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(calendar.zone()));
    }
}
