package io.heyi.e2e;

import static io.heyi.e2e.ProposalBody.aProposal;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** A small micro-enterprise whose dissolution has come to the signatures under its waterfall, with something in every part of its pages. */
final class SettledOnPaper {

    static final String PLATFORM = "platform-owner-food";
    static final String OFFICER = "settlement-officer";

    private final OnTheRealStack stage;
    private final Founding founding;
    private final String owner;
    private final String member;
    private final String partner;
    private Dissolving dissolving;

    private SettledOnPaper(OnTheRealStack stage, Founding founding, String owner, String member, String partner) {
        this.stage = stage;
        this.founding = founding;
        this.owner = owner;
        this.member = member;
        this.partner = partner;
    }

    /** @param partner from outside, to whom 60,000 is owed */
    static SettledOnPaper played(OnTheRealStack stage, String owner, String member, String partner) {
        var founding = stage.submit(owner, aProposal().coFounders(member)).sponsored(PLATFORM).joined(member, "15000").signed(owner, member, PLATFORM).awaitStatus("FOUNDED");
        var played = new SettledOnPaper(stage, founding, owner, member, partner);
        played.play();
        return played;
    }

    private void play() {
        dissolving = Dissolving.opened(stage::as, PLATFORM, microenterprise(), "KILL_CONDITION").awaitStep("OBJECTING");
        dissolving.objects(member, "There were orders by telephone").expect(200);
        dissolving.decided("administrator", "userTask_JudgeObjection", "reject", "They are in the figures", Map.of()).awaitStep("PROPOSING");
        dissolving.proposes(member, "NEW_OWNER", "").expect(200);
        stage.advanceTo(dissolving.dueAt());
        dissolving.awaitStep("DECIDING").decided(PLATFORM, "userTask_DecideAlternative", "dissolve", "Nobody stands", Map.of()).awaitStep("RUNNING_DOWN");
        dissolving.decided(member, "userTask_WriteLessons", "write", null, Map.of("lessons", "People order by telephone"));
        dissolving.spends(owner, "cleaning", "2500").expect(200);
        dissolving.settles(partner, "claims", Map.of("amount", "60000", "proof", "Invoice 17")).expect(200);
        dissolving.settles(OFFICER, "claims/1/decision", Map.of("decision", "CONFIRMED")).expect(200);
        var until = Instant.parse(dissolving.settlement(OFFICER).path("claimsUntil").asText());
        var lastDay = LocalDate.ofInstant(until, OnTheRealStack.ZONE).minusDays(1);
        dissolving.settles(OFFICER, "wage-days", Map.of("wagesFrom", lastDay.withDayOfMonth(1).toString(), "lastDay", lastDay.toString())).expect(200);
        for (String person : List.of(owner, member)) {
            dissolving.settles(OFFICER, "wages/" + person, Map.of("monthly", person.equals(owner) ? "12345" : "11223", "note", "By the letter of employment")).expect(200);
        }
        dissolving.settles(owner, "assets", Map.of("kind", "THING", "title", "Oven of 2025")).expect(200);
        dissolving.settles(OFFICER, "assets/1/outcome", Map.of("outcome", "SOLD", "amount", "5000", "reason", "Sold to a hotel")).expect(200);
        for (String subject : List.of("ASSETS", "RIGHTS", "USER_DATA", "CREDITORS")) {
            dissolving.settles(owner, "statements", Map.of("subject", subject, "words", "There is nothing else")).expect(200);
        }
        stage.advanceTo(until.plusSeconds(60));
        dissolving.decided(OFFICER, "userTask_CloseInventory", "close", null, Map.of());
        Await.step("drawn up", () -> assertThat(dissolving.find().path("fingerprint").asText()).isNotBlank());
        dissolving.decided(OFFICER, "userTask_SignWaterfall", "sign", null, Map.of());
    }

    String microenterprise() {
        return founding.microenterpriseCode();
    }

    Dissolving dissolving() {
        return dissolving;
    }

    String page() {
        return dissolving.path();
    }

    String money() {
        return page() + "/settlement";
    }
}
