package io.heyi.e2e;

import static io.heyi.e2e.MissedMonth.COMMUNITY;
import static io.heyi.e2e.MissedMonth.FOOD;
import static io.heyi.e2e.MissedMonth.OVEN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Whole stories of a party that has missed its bottom values, with nothing but the pages (domain.md P4). They share one month, for months pass for everybody; hence the
 * order: what needs no time comes first.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BrowserReplacementTest extends OnTheRealStack {

    private MissedMonth missed;

    @BeforeAll
    void aMonthInWhichAPartyMissesItsBottomValue(E2e running) {
        use(running);
        missed = MissedMonth.of(this, List.of("Tied", "Cured"));
    }

    @Test
    @Order(1)
    void aPartyIsKeptAfterATie() {
        String emc = missed.contract(0);
        var story = ReplacementStory.asked(this::screen, OVEN, emc, missed.food(), "Every second box comes late");
        story.answers(FOOD, "Our cold store burnt down");
        story.skipsTheCure(OVEN);
        story.skipsTheCure(COMMUNITY);
        story.awaitStanding(FOOD, "Members vote");
        story.cannotVote(FOOD);
        story.votes(OVEN, "replace");
        story.votes(COMMUNITY, "keep");
        story.awaitStanding(COMMUNITY, "Kept");
        story.see(FOOD, screen -> screen.shows("The party is kept"));
        assertThat(as(FOOD).get("/emcs/" + emc).expect(200).body().findValuesAsText("actor")).contains(missed.food());
        isSeenInOperate(story.page(), story.code(), "endEvent_Kept");
    }

    @Test
    @Order(2)
    void aPartyIsCuredWithTheHelpOfTheOthers() {
        String emc = missed.contract(1);
        var story = ReplacementStory.asked(this::screen, OVEN, emc, missed.food(), "The boxes are too few");
        story.looksAtTheEvidence(FOOD, "800", "1,000 / 2,000 / 5,000");
        story.answers(FOOD, "A new supplier starts next week");
        story.plansHelp(COMMUNITY, "We lend two cooks until the supplier delivers");
        missed.renew(emc);
        reportsAFigure(OVEN, emc, "1300");
        story.awaitStanding(FOOD, "Recovered");
        story.see(FOOD, screen -> screen.shows("We lend two cooks until the supplier delivers"));
        story.see(COMMUNITY, screen -> screen.shows("The party is watched in the next month"));
        assertThat(database().query("select period from replacement.watch where emc = ? and subject = ?", emc, missed.food())).isEqualTo(missed.month().plusMonths(2).toString());
        isSeenInOperate(story.page(), story.code(), "endEvent_Recovered");
    }

    private void reportsAFigure(String person, String emc, String value) {
        try (Screen screen = screen(person)) {
            screen.open("/metrics/new?emc=%s&period=%s".formatted(emc, missed.month().plusMonths(1)));
            screen.find("[name=figure]").selectOption(missed.food() + "/dishes");
            screen.fill("[name=value]", value);
            screen.fill("[name=source]", "Till");
            screen.go("form[action$='/metrics/new'] button[type=submit]");
            screen.shows("1,300");
            screen.hasNoComplaints();
        }
    }
}
