package io.heyi.replacement.internal;

import io.heyi.access.Groups;
import io.heyi.access.Relation.Kind;
import io.heyi.access.Role;
import io.heyi.access.Username;
import io.heyi.emc.ActorId;
import io.heyi.interest.InterestRegister;
import io.heyi.interest.Panel;
import io.heyi.interest.PanelCall;
import io.heyi.interest.Panels;
import io.heyi.replacement.internal.domain.Cause;
import io.heyi.replacement.internal.domain.Hearing;
import io.heyi.replacement.internal.domain.Member;
import io.heyi.replacement.internal.domain.ReplacementCase;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Who decides whether a cause lies outside the subject's control: the lead unless concerned, then the owner of the sponsoring platform, its second owner, the
 * administrators; never anybody with an interest in the parties concerned (domain.md P4, product-bar D10, T2).
 */
@Component
public class Judges {

    private final Voices voices;
    private final Panels panels;
    private final InterestRegister interests;
    private final ReplacementSchedule schedule;
    private final Clock clock;

    Judges(Voices voices, Panels panels, InterestRegister interests, ReplacementSchedule schedule, Clock clock) {
        this.voices = voices;
        this.panels = panels;
        this.interests = interests;
        this.schedule = schedule;
        this.clock = clock;
    }

    /** The first after the one asked last who has somebody to decide. */
    public Optional<Hearing.Judge> next(ReplacementCase found) {
        int from = found.hearing().judges().isEmpty() ? 0 : found.hearing().judges().getLast().level() + 1;
        var ladder = ladder(found.lead(), found.platform());
        for (int level = from; level < ladder.size(); level++) {
            if (canSit(ladder.get(level), concerned(found), objects(found))) {
                return Optional.of(new Hearing.Judge(level, ladder.get(level), schedule.judgeDue()));
            }
        }
        return Optional.empty();
    }

    /** Who judges an appeal next; the lead never does. */
    public Optional<Hearing.Judge> nextOfAppeal(ReplacementCase found) {
        var asked = found.appeal().orElseThrow().judges();
        var ladder = appealLadder(found.platform());
        for (int level = asked.isEmpty() ? 0 : asked.getLast().level() + 1; level < ladder.size(); level++) {
            if (canSit(ladder.get(level), concernedByAppeal(found), partiesOf(found))) {
                return Optional.of(new Hearing.Judge(level, ladder.get(level), schedule.judgeDue()));
            }
        }
        return Optional.empty();
    }

    /**
     * Who sees to something on behalf of all: the lead unless it is the subject itself, then the platform's people; after the last nobody.
     *
     * @param last who was asked before; empty for the first
     */
    public Optional<Hearing.Judge> inCharge(ReplacementCase found, Optional<Hearing.Judge> last, Instant due) {
        var ladder = ladder(found.lead(), found.platform());
        for (int level = last.map(one -> one.level() + 1).orElse(0); level < ladder.size(); level++) {
            if (canSit(ladder.get(level), voices.people(found.subject().actor()), Set.of(found.subject().actor().value()))) {
                return Optional.of(new Hearing.Judge(level, ladder.get(level), due));
            }
        }
        return Optional.empty();
    }

    /** Whoever acts for the subject, or has an interest in it, sees to nothing on behalf of all. */
    public Set<Username> notInCharge(ReplacementCase found) {
        var all = new HashSet<>(voices.people(found.subject().actor()));
        all.addAll(interests.interested(Set.of(found.subject().actor().value()), clock.instant()));
        return all;
    }

    /** Groups of the platform's people among whom is somebody for it. */
    public List<String> platformPeople(ReplacementCase found) {
        return appealLadder(found.platform()).stream().filter(group -> canSit(group, voices.people(found.subject().actor()), Set.of(found.subject().actor().value()))).toList();
    }

    /** Everybody who must keep out of the appeal: who acts for a party, has judged before, or has an interest in one of the parties. */
    public Set<Username> excludedFromAppeal(ReplacementCase found) {
        var all = new HashSet<>(concernedByAppeal(found));
        all.addAll(interests.interested(partiesOf(found), clock.instant()));
        return all;
    }

    private Set<Username> concernedByAppeal(ReplacementCase found) {
        var people = new HashSet<>(concerned(found));
        found.others().forEach(member -> people.addAll(voices.people(member.actor())));
        Optional.ofNullable(found.hearing().ruling()).map(Hearing.Ruled::person).filter(Username::isValid).map(Username::new).ifPresent(people::add);
        return people;
    }

    private static Set<String> partiesOf(ReplacementCase found) {
        return Stream.concat(Stream.of(found.subject()), found.others().stream()).map(member -> member.actor().value()).collect(Collectors.toSet());
    }

    private static List<String> appealLadder(String platform) {
        return List.of(Groups.of(Kind.PLATFORM_OWNER, platform), Groups.of(Kind.PLATFORM_SECOND_OWNER, platform), Groups.of(Role.ADMINISTRATOR));
    }

    /** What is wrong where nobody could judge an appeal; empty where somebody can. */
    Optional<Panel.Impossible> appealImpossible(List<Member> parties, String platform) {
        var concerned = parties.stream().flatMap(member -> voices.people(member.actor()).stream()).collect(Collectors.toSet());
        var candidates = appealLadder(platform).stream().flatMap(group -> voices.members(group).stream()).distinct().toList();
        var objects = parties.stream().map(member -> member.actor().value()).collect(Collectors.toSet());
        return panels.call(new PanelCall(candidates, 1, objects, concerned)) instanceof Panel.Impossible none ? Optional.of(none) : Optional.empty();
    }

    /** What is wrong where nobody could decide, as far as the case is known when it opens (product-bar D10); empty where somebody can. */
    Optional<Panel.Impossible> impossible(Optional<Member> lead, String platform, ActorId subject, Cause cause) {
        var concerned = new HashSet<>(voices.people(subject));
        concerned.addAll(askers(cause));
        var candidates = ladder(lead, platform).stream().filter(group -> !group.isEmpty()).flatMap(group -> voices.members(group).stream()).distinct().toList();
        return panels.call(new PanelCall(candidates, 1, Set.of(subject.value()), concerned)) instanceof Panel.Impossible none ? Optional.of(none) : Optional.empty();
    }

    /** An outside partner that leads has no group of its own; then the platform is asked first. */
    private List<String> ladder(Optional<Member> lead, String platform) {
        var ladder = new ArrayList<>(List.of(lead.flatMap(member -> voices.of(member.actor()).groups().stream().findFirst()).orElse("")));
        ladder.addAll(appealLadder(platform));
        return ladder;
    }

    private boolean canSit(String group, Set<Username> concerned, Set<String> objects) {
        return !group.isEmpty() && panels.call(new PanelCall(voices.members(group), 1, objects, concerned)) instanceof Panel.Possible;
    }

    /** Everybody who must keep out of this decision. */
    public Set<Username> excluded(ReplacementCase found) {
        var all = new HashSet<>(concerned(found));
        all.addAll(interests.interested(objects(found), clock.instant()));
        return all;
    }

    private Set<Username> concerned(ReplacementCase found) {
        var people = new HashSet<>(voices.people(found.subject().actor()));
        claim(found).ifPresent(claim -> people.addAll(voices.people(claim.actor())));
        people.addAll(askers(found.cause()));
        return people;
    }

    private static Set<Username> askers(Cause cause) {
        return cause.requests().stream().map(Cause.Request::person).filter(Username::isValid).map(Username::new).collect(Collectors.toSet());
    }

    private static Set<String> objects(ReplacementCase found) {
        var objects = new HashSet<>(Set.of(found.subject().actor().value()));
        claim(found).ifPresent(claim -> objects.add(claim.actor().value()));
        return objects;
    }

    private static Optional<Hearing.Claim> claim(ReplacementCase found) {
        return Optional.ofNullable(found.hearing().answer()).map(Hearing.Answer::claim);
    }
}
