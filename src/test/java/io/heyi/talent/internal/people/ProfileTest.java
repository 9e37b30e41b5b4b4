package io.heyi.talent.internal.people;

import static io.heyi.inbox.FakeNeighbours.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.access.CurrentUser;
import io.heyi.access.Username;
import io.heyi.inbox.FakeNeighbours.FakeAccess;
import io.heyi.inbox.FakeNeighbours.SetClock;
import io.heyi.talent.internal.people.Profile.Skill;
import io.heyi.talent.internal.people.ProfileInput.SkillInput;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PeopleWeb
class ProfileTest {

    private static final AtomicInteger NUMBERS = new AtomicInteger(6500);

    @Autowired ProfileService service;
    @Autowired ProfileReading reading;
    @Autowired Employments employments;
    @Autowired FakeAccess access;
    @Autowired SetClock clock;
    @Autowired JdbcClient jdbc;

    private String oven;
    private CurrentUser person;
    private CurrentUser colleague;
    private CurrentUser owner;

    @BeforeEach
    void aPersonWithAColleagueAndAnOwner() {
        clock.now = Instant.parse("2026-03-02T02:00:00Z");
        var number = NUMBERS.incrementAndGet();
        oven = "ME-" + number;
        person = user("person-" + number, "entrepreneur", "me-member:" + oven);
        colleague = user("colleague-" + number, "entrepreneur", "me-member:" + oven);
        owner = user("owner-" + number, "entrepreneur", "me-owner:" + oven);
        access.signIn(person);
    }

    private static ProfileInput input(long version, boolean looking, boolean published, SkillInput... skills) {
        return new ProfileInput(String.valueOf(version), "Qingdao", List.of(skills), "Closer to users", List.of("product-manager"), List.of("food"), List.of("Qingdao"), true, looking, published,
                "2026-04-01", "80");
    }

    private static SkillInput java(int level) {
        return new SkillInput("  Java   SE ", String.valueOf(level), "https://example.org/work");
    }

    @Test
    void whoeverHasWrittenNoneHasAnEmptyOne() {
        assertThat(reading.find(person.username())).isEmpty();
        assertThat(reading.mine(person)).satisfies(empty -> assertThat(empty.version()).isZero()).satisfies(empty -> assertThat(empty.role()).isEqualTo("generalist"));
    }

    @Test
    void aProfileIsWrittenAndReadBackWhole() {
        assertThat(service.save(person, input(0, true, true, java(4), new SkillInput("", "3", "")))).isInstanceOfSatisfying(ProfileReply.Saved.class, saved -> assertThat(saved.fresh()).isTrue());

        var found = reading.find(person.username()).orElseThrow();
        assertThat(found.displayName()).isEqualTo("Mx " + person.username());
        assertThat(found.skills()).containsExactly(new Skill("Java SE", 4, "https://example.org/work", 0));
        assertThat(found.wishes()).isEqualTo(new Profile.Wishes("Closer to users", List.of("product-manager"), List.of("food"), List.of("Qingdao"), true));
        assertThat(found.availability()).isEqualTo(new Profile.Availability(true, true, LocalDate.parse("2026-04-01"), 80));
        assertThat(found.version()).isOne();
    }

    @Test
    void theSameAgainChangesNothingAndAnotherTextOnAnOldVersionIsRefused() {
        service.save(person, input(0, true, true, java(4)));

        assertThat(service.save(person, input(0, true, true, java(4)))).isInstanceOfSatisfying(ProfileReply.Saved.class, saved -> assertThat(saved.fresh()).isFalse());
        assertThat(service.save(person, input(0, true, true, java(5)))).isEqualTo(new ProfileReply.Stale(1));
        assertThat(reading.mine(person).version()).isOne();
        assertThat(reading.mine(person).skills().getFirst().level()).isEqualTo(4);
    }

    @Test
    void ofTwoWhoWriteOnTheSameVersionOneIsTold() throws Exception {
        service.save(person, input(0, true, true, java(3)));
        var barrier = new CyclicBarrier(2);
        try (var threads = Executors.newFixedThreadPool(2)) {
            Callable<ProfileReply> four = () -> at(barrier, input(1, true, true, java(4)));
            Callable<ProfileReply> five = () -> at(barrier, input(1, true, true, java(5)));
            var replies = new ArrayList<ProfileReply>();
            for (var future : threads.invokeAll(List.of(four, five))) {
                replies.add(future.get());
            }

            assertThat(replies).filteredOn(ProfileReply.Saved.class::isInstance).hasSize(1);
            assertThat(replies).contains(new ProfileReply.Stale(2));
        }
    }

    private ProfileReply at(CyclicBarrier barrier, ProfileInput input) throws Exception {
        barrier.await();
        return service.save(person, input);
    }

    @Test
    void everyFaultIsNamedAtOnceAndChangesNothing() {
        var faulty = new ProfileInput("0", "x".repeat(61), List.of(java(4), new SkillInput("java se", "4", ""), new SkillInput("C", "6", "")), "a\u0000b", List.of("pirate"), List.of("No Platform"),
                List.of(), false, true, true, "2030-01-01", "5");

        assertThat(service.save(person, faulty)).isInstanceOfSatisfying(ProfileReply.Invalid.class, refused -> assertThat(refused.errors()).extracting(error -> error.field())
                .containsExactlyInAnyOrder("place", "skills[1].name", "skills[2].level", "wishes.text", "wishes.roles", "wishes.platforms", "availability.from", "availability.percent"));
        assertThat(reading.find(person.username())).isEmpty();
    }

    @Test
    void othersConfirmALevelAndItCountsWhileTheLevelIsNotAbove() {
        service.save(person, input(0, true, true, java(3)));

        assertThat(service.confirm(colleague, person.username(), "java se", 3)).isEqualTo(new PayReply.Done(true, 0));
        assertThat(service.confirm(colleague, person.username(), "Java SE", 3)).isEqualTo(new PayReply.Done(false, 0));
        assertThat(service.confirm(owner, person.username(), "Java SE", 3)).isEqualTo(new PayReply.Done(true, 0));
        assertThat(reading.mine(person).skills().getFirst().confirmations()).isEqualTo(2);

        service.save(person, input(1, true, true, java(4)));
        assertThat(reading.mine(person).skills().getFirst().confirmations()).isZero();
        service.save(person, input(2, true, true, java(2)));
        assertThat(reading.mine(person).skills().getFirst().confirmations()).isEqualTo(2);
    }

    @Test
    void nobodyConfirmsHisOwnNorThatOfStrangers() {
        service.save(person, input(0, true, true, java(3)));

        assertThat(service.confirm(person, person.username(), "Java SE", 3)).isEqualTo(new PayReply.NotAllowed("people.refusal.ownSkill"));
        assertThat(service.confirm(user("stranger", "me-owner:ME-1"), person.username(), "Java SE", 3)).isEqualTo(new PayReply.NotAllowed("people.refusal.onlyColleaguesConfirm"));
        assertThat(service.confirm(colleague, person.username(), "Cobol", 3)).isInstanceOf(PayReply.Invalid.class);
        assertThat(service.confirm(colleague, person.username(), "Java SE", 5)).isInstanceOf(PayReply.Conflict.class);
        assertThat(reading.mine(person).skills().getFirst().confirmations()).isZero();
    }

    @Test
    void skillsAreSeenInsideAndWishesOnlyOncePublished() {
        service.save(person, input(0, true, false, java(3)));

        assertThat(reading.show(colleague, person.username())).hasValueSatisfying(shown -> {
            assertThat(shown.profile().skills()).hasSize(1);
            assertThat(shown.profile().wishes()).isEqualTo(Profile.Wishes.none());
            assertThat(shown.profile().availability()).isNull();
        });
        assertThat(reading.show(user("coordinator", "pool-coordinator"), person.username()).orElseThrow().wishesToo()).isTrue();
        assertThat(reading.show(person, person.username()).orElseThrow().wishesToo()).isTrue();
        assertThat(reading.show(user("partner", "external-partner"), person.username())).isEmpty();

        service.save(person, input(1, true, true, java(3)));
        assertThat(reading.show(colleague, person.username()).orElseThrow().profile().wishes().text()).isEqualTo("Closer to users");
    }

    @Test
    void aStayMakesSomebodyFindableAndAJoiningEndsIt() {
        var newcomer = new Username("newcomer-" + NUMBERS.incrementAndGet());
        service.looks(newcomer, LocalDate.parse("2026-03-10"));
        service.looks(newcomer, LocalDate.parse("2026-03-10"));
        assertThat(available()).contains(newcomer);
        assertThat(reading.find(newcomer).orElseThrow().availability().from()).isEqualTo("2026-03-10");

        service.settled(newcomer);
        service.settled(newcomer);
        assertThat(available()).doesNotContain(newcomer);
        assertThat(reading.find(newcomer)).isPresent();
    }

    @Test
    void everybodyWhoLooksIsReadOnceAcrossAllSlices() {
        jdbc.sql("""
                insert into talent.profile (person, looking, available_from, changed_at) select 'many-' || lpad(n::text, 5, '0'), n % 2 = 0, date '2026-03-01', now()
                from generate_series(1, 9000) n""").update();

        assertThat(available().stream().filter(name -> name.value().startsWith("many-"))).hasSize(4500).doesNotHaveDuplicates();
    }

    private List<Username> available() {
        var found = new ArrayList<Username>();
        reading.forEachAvailable(profile -> found.add(profile.person()));
        return found;
    }

    @Test
    void roleAndCountryOfAProfileAreThoseThatCountToday() {
        service.save(person, input(0, true, true, java(3)));
        assertThat(employments.register(user("coordinator", "pool-coordinator"), person.username(), new Employments.Input("engineer", "US", "2026-03-03")))
                .isEqualTo(new PayReply.Done(true, 0));
        assertThat(reading.mine(person).role()).isEqualTo("generalist");

        // midnight of the 3rd in Shanghai
        clock.now = Instant.parse("2026-03-02T16:00:00Z");
        assertThat(reading.mine(person).role()).isEqualTo("engineer");
        assertThat(reading.mine(person).country()).isEqualTo("US");
    }
}
