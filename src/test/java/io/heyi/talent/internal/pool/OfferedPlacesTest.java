package io.heyi.talent.internal.pool;

import static io.heyi.inbox.FakeNeighbours.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.access.CurrentUser;
import io.heyi.inbox.FakeNeighbours.FakeAccess;
import io.heyi.inbox.FakeNeighbours.SetClock;
import io.heyi.microenterprise.MicroenterpriseState;
import io.heyi.talent.NextPlaces;
import io.heyi.talent.internal.pool.OfferService.Input;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a dissolution learns of the offers to its people. */
@PoolModule
class OfferedPlacesTest {

    @Autowired NextPlaces places;
    @Autowired OfferService offers;
    @Autowired PlayedMicroenterprises microenterprises;
    @Autowired FakeAccess access;
    @Autowired SetClock clock;

    @Test
    void offersThatWaitAndPlacesThatWereAcceptedAreToldWithoutPay() {
        clock.now = Instant.parse("2026-03-02T02:00:00Z");
        microenterprises.put("ME-7001", MicroenterpriseState.DISSOLVING);
        microenterprises.put("ME-7002", MicroenterpriseState.RUNNING);
        var leaving = user("leaving-owner", "entrepreneur", "me-owner:ME-7001");
        var member = user("leaving-member", "entrepreneur", "me-member:ME-7001");
        var employer = user("employer-7002", "entrepreneur", "me-owner:ME-7002");
        List.of(leaving, member, employer).forEach(access::signIn);
        microenterprises.member("ME-7001", "leaving-owner", true);
        microenterprises.member("ME-7001", "leaving-member", false);
        microenterprises.member("ME-7002", "employer-7002", true);
        var accepted = offer(employer, leaving);
        var open = offer(employer, member);
        assertThat(offers.accept(leaving, accepted)).isInstanceOf(Reply.Done.class);

        assertThat(places.offersTo(List.of(leaving.username(), member.username()))).extracting("code", "accepted").containsExactlyInAnyOrder(org.assertj.core.groups.Tuple.tuple(accepted, true),
                org.assertj.core.groups.Tuple.tuple(open, false));
        assertThat(Arrays.stream(NextPlaces.Offered.class.getRecordComponents()).map(component -> component.getType().getSimpleName())).doesNotContain("Money", "BigDecimal");

        clock.now = clock.now.plus(Duration.ofDays(365));
        assertThat(places.offersTo(List.of(member.username()))).as("expired").isEmpty();
        assertThat(places.offersTo(List.of())).isEmpty();
    }

    private String offer(CurrentUser by, CurrentUser to) {
        var reply = offers.offer(by, new Input("ME-7002", "engineer", to.username().value(), "18000", "", "Come"));
        assertThat(reply).isInstanceOf(Reply.Done.class);
        return ((Reply.Done<Offer>) reply).value().code();
    }
}
