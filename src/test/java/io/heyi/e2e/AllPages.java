package io.heyi.e2e;

import static io.heyi.e2e.ProposalBody.aProposal;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Every page of the product with something on it, by the person who looks at it. */
final class AllPages {

    static final String OWNER = "platform-owner-food";
    static final String LEAD = "entrepreneur-41";
    static final String NASTY = "<img src=x onerror=\"document.title='owned'\"><script>document.title='owned'</script>";
    private static final String MEMBER = "entrepreneur-34";
    private static final String OTHER_MEMBER = "entrepreneur-36";
    private static final String PARTNER = "partner-recipes";
    private static final String IN_THE_POOL = "committee-4";
    private static final String COORDINATOR = "pool-coordinator";
    private static final String MAKER = "process-owner-1";
    private static final String CHECKER = "process-owner-2";
    private static final String DISSOLVED = "entrepreneur-05";
    private static final String DISSOLVED_TOO = "entrepreneur-06";

    private final OnTheRealStack stage;
    private String emc;
    private String renewed;
    private String called;
    private String tender;
    private String missed;
    private String election;
    private String change;
    private String ballot;
    private String opening;
    private SettledOnPaper ended;
    private Founding founded;
    private Founding waiting;

    private AllPages(OnTheRealStack stage) {
        this.stage = stage;
    }

    static AllPages played(OnTheRealStack stage) {
        var pages = new AllPages(stage);
        pages.play();
        return pages;
    }

    private void play() {
        emc = Await.value("the EMC of the demo", () -> known("select emc from emc.takeover where key = 'demo/smart-cooking'"));
        tender = Await.value("the tender of the demo", () -> known("select code from tender.tender where reference = 'demo/cooled-delivery'"));
        missed = Await.value("the replacement case of the demo", () -> known("select code from replacement.replacement_case where subject = ? order by code limit 1", PARTNER));
        // weeks pass in it, in which calls and elections would end
        ended = SettledOnPaper.played(stage, DISSOLVED, DISSOLVED_TOO, PARTNER);
        renewed = aMonthThatIsRenewed();
        called = stage.as(LEAD).post("/emcs", EmcBody.call(stage.microenterprise("Smart Oven"))).expect(201).at("/id");
        asked(called);
        founded = stage.submit("entrepreneur-33", aProposal().coFounders(MEMBER, OTHER_MEMBER)).sponsored(OWNER).joined(MEMBER, "0").joined(OTHER_MEMBER, "0")
                .signed("entrepreneur-33", MEMBER, OTHER_MEMBER, OWNER).awaitStatus("FOUNDED");
        var vote = Election.called(stage::as, "entrepreneur-33", founded.microenterpriseCode()).stands(MEMBER, stage.now()).stands(OTHER_MEMBER, stage.now())
                .past("NOMINATION", stage::advanceTo).cleared(stage.desk(), OWNER, 2).past("QUESTIONS", stage::advanceTo);
        election = vote.id();
        ballot = vote.ballot();
        discussed(ballot);
        somebodyIsOfferedAPlace();
        change = aFormIsChanged();
        // last, because its deadlines would pass with the phases of the election
        waiting = stage.submit("entrepreneur-33", aProposal().coFounders(MEMBER).with("userScenario", NASTY + System.nanoTime())
                .with("valueProposition", NASTY).with("name", "Oven <b>bold</b> & sons"));
        waiting.awaitTask(OWNER, Founding.SPONSORSHIP);
    }

    /** One question with its answer, and one that waits for it. */
    private void asked(String emc) {
        for (String text : List.of("Who pays for the tests?", "How many recipes are there?")) {
            stage.as(PARTNER).post("/emcs/%s/questions".formatted(emc), Map.of("actor", PARTNER, "text", text)).expect(200);
        }
        stage.as(LEAD).post("/emcs/%s/questions/1/answers".formatted(emc), Map.of("text", "The lead does.")).expect(200);
    }

    private void somebodyIsOfferedAPlace() {
        var today = LocalDate.ofInstant(stage.now(), OnTheRealStack.ZONE);
        stage.as(IN_THE_POOL).post("/pool-stays").expect(201);
        opening = stage.as(LEAD).post("/openings", Map.of("microenterprise", stage.microenterprise("Smart Oven"), "role", "engineer", "skills", List.of(Map.of("name", "Heat control"), Map.of("name", "C")),
                "country", "CN", "salaryFrom", "20000", "salaryTo", "30000", "text", "Ovens that listen", "until", today.plusDays(90).toString())).expect(201).at("/code");
        stage.as(IN_THE_POOL).post("/openings/%s/applications".formatted(opening), Map.of("text", "I know heat")).expect(200);
        stage.as(IN_THE_POOL).post("/openings/%s/matches/mine/objections".formatted(opening), Map.of("text", "I can do more than that")).expect(200);
        stage.as(LEAD).post("/openings/%s/offers".formatted(opening), Map.of("person", IN_THE_POOL, "salary", "24000", "text", "Come to us")).expect(201);
        // made by the clock of the machine once a month, for which no test waits
        stage.database().update("""
                insert into talent.matching_proposal (period, made_at, skill_model, people, places, filled, fit, greedy_fit) values ('2026-01', now(), 'seen on a page', 1, 1, 1, 640, 600)
                on conflict do nothing""");
        stage.database().update("insert into talent.matching_proposed_place (period, opening, place, microenterprise, person, fit) values ('2026-01', ?, 0, ?, ?, 640) on conflict do nothing",
                opening, stage.microenterprise("Smart Oven"), IN_THE_POOL);
    }

    /** A change request that waits for another process owner. */
    private String aFormIsChanged() {
        String code = stage.as(MAKER).post("/changes", Map.of("id", UUID.randomUUID().toString(), "title", "Clearer words", "reason", "People asked what is meant")).expect(201).at("/code");
        String form = "/changes/%s/models/accept-office.form".formatted(code);
        stage.as(MAKER).send("PUT", form, BodyPublishers.noBody(), Map.of()).expect(200);
        String text = stage.as(MAKER).get(form + "/content").expect(200).at("/content");
        stage.as(MAKER).post(form + "/content", Map.of("basedOn", 1, "content", text.replace("I stand by the plan", "I stand by this plan"))).expect(200);
        stage.as(MAKER).post("/changes/%s/rehearsal".formatted(code)).expect(202);
        Await.step("it has been rehearsed", () -> assertThat(stage.as(MAKER).get("/changes/%s/rehearsal".formatted(code)).expect(200).at("/state")).isEqualTo("PASSED"));
        stage.as(MAKER).post("/changes/%s/submission".formatted(code)).expect(200);
        return "/studio/changes/" + code;
    }

    private void discussed(String ballot) {
        for (String kind : List.of("QUESTION", "REACTION", "OBJECTION")) {
            stage.as(MEMBER).post("/ballots/%s/posts".formatted(ballot), Map.of("kind", kind, "text", "Who looks after the ovens that are sold already?"), Map.of("Idempotency-Key", kind)).expect(201);
        }
        stage.as(OTHER_MEMBER).post("/ballots/%s/posts/1/answers".formatted(ballot), Map.of("text", "Both candidates say that they do."), Map.of("Idempotency-Key", "answer")).expect(201);
    }

    /** Null while there is none. */
    private String known(String sql, Object... arguments) {
        String value = stage.database().query(sql, arguments);
        return value.isEmpty() ? null : value;
    }

    /** Renewals begin on the tenth last day of a month. */
    private String aMonthThatIsRenewed() {
        var latest = "select max(period) from emc.renewal where emc = ?";
        if (known(latest, emc) == null) {
            stage.advanceTo(OnTheRealStack.end(stage.month()).minus(Duration.ofDays(9)));
        }
        return Await.value("a renewal of " + emc, () -> known(latest, emc));
    }

    /** A proposal that waits for the platform owner's decision. */
    Founding waiting() {
        return waiting;
    }

    Map<String, List<String>> byPerson() {
        var pages = new LinkedHashMap<String, List<String>>();
        pages.put(OWNER, ofTheOwner());
        pages.put(LEAD, ofALead());
        pages.put(MEMBER, List.of("/", "/elections", "/elections/" + election, "/ballots", "/ballots/" + ballot, "/ballots/%s/discussion".formatted(ballot), "/inbox?view=mine",
                "/microenterprises/" + founded.microenterpriseCode()));
        pages.put(PARTNER, List.of("/", "/emcs/" + emc, "/emcs/%s/deliverables".formatted(emc), "/emcs/%s/call".formatted(called), "/tenders", "/tenders/" + tender, "/interests", "/replacements",
                "/replacements/" + missed, record(PARTNER), ended.page(), ended.money()));
        pages.put(DISSOLVED, List.of("/", ended.page(), ended.money(), "/microenterprises/" + ended.microenterprise()));
        pages.put(SettledOnPaper.OFFICER, List.of("/dissolutions", ended.money(), "/people/%s/profile".formatted(IN_THE_POOL)));
        pages.put(IN_THE_POOL, List.of("/", "/talent/me", "/talent/stay", "/talent/openings", "/talent/openings/" + opening, "/talent/openings/%s/match".formatted(opening), "/scenarios"));
        pages.put(COORDINATOR, List.of("/talent/desk", "/talent/benchmarks", "/talent/matching", "/talent/matching/proposals/2026-01", "/talent/openings/%s/candidates".formatted(opening)));
        pages.put("auditor", List.of("/interests/register", "/tenders/" + tender, "/replacements/" + missed, "/elections/" + election));
        var draft = change + "/models/accept-office.form";
        pages.put(MAKER, List.of("/studio", "/studio/changes/new?model=me-founding.bpmn", change, draft + "/difference", draft + "/history?compare=1", draft + "/merge", "/studio/models/talent-move.bpmn",
                "/studio/models/founding-route.dmn", "/studio/models/accept-office.form", change + "/rehearsal", "/studio/scenarios", "/studio/scenarios/new?process=me-founding",
                "/studio/scenarios/cases?process=me-founding", "/studio/models/talent-move.bpmn/cases", "/studio/models/talent-move.bpmn/figures", "/policies", "/policies/heyi.policy.lists.saved-views",
                "/studio/models/talent-move.bpmn/versions", "/studio/models/talent-move.bpmn/versions/1", "/studio/models/talent-move.bpmn/retirement"));
        pages.put(CHECKER, List.of("/studio", change));
        pages.put("administrator", List.of("/operations", "/operations/mails", "/audit", "/inbox/workload", "/inbox/workload/suggestion"));
        return pages;
    }

    private List<String> ofALead() {
        String month = stage.database().query("select max(period) from emc.version where code = ?", emc);
        String lead = stage.microenterprise("Smart Oven");
        return List.of("/emcs", "/emcs/new", "/emcs/" + emc, "/emcs/%s?tab=targets".formatted(emc), "/emcs/%s?tab=contract".formatted(emc), "/emcs/%s?tab=proof".formatted(emc),
                "/emcs/%s?tab=money".formatted(emc), "/emcs/%s?tab=history".formatted(emc), "/emcs/%s/deliverables".formatted(emc), "/emcs/%s/sharing".formatted(emc), "/emcs/%s/call".formatted(called), "/renewals",
                "/renewals/%s/%s".formatted(emc, renewed), "/map", "/sharing", "/metrics", "/metrics?emc=" + emc, "/metrics/new?emc=%s&period=%s".formatted(emc, month),
                "/metrics/upload", "/metrics/keys?emc=" + emc, record(lead), record(lead) + "/tenders", "/people/%s/record".formatted(LEAD), record(PARTNER), "/policies",
                "/tenders", "/tenders/" + tender, "/tenders/new", "/tenders/score", "/interests",
                "/replacements", "/replacements/" + missed, "/emcs/%s/replacement".formatted(emc), "/microenterprises/" + lead,
                "/microenterprises/%s/elections/new?trigger=RESIGNATION".formatted(lead), "/microenterprises/%s/openings".formatted(lead), "/microenterprises/%s/openings/new".formatted(lead),
                "/talent/openings/" + opening, "/talent/openings/%s/candidates".formatted(opening), "/people/%s/profile".formatted(IN_THE_POOL));
    }

    private static String record(String actor) {
        return "/actors/%s/record".formatted(actor);
    }

    private List<String> ofTheOwner() {
        String task = waiting.awaitTask(OWNER, Founding.SPONSORSHIP).path("id").asText();
        return List.of("/", "/notices", "/notices?kind=TASK_OFFERED", "/notices/preferences", "/inbox?view=mine", "/inbox?view=group", "/inbox?view=done",
                "/inbox?view=all&q=EMC&priority=normal&sort=-amount&columns=due,emc,amount,person", "/inbox?view=snoozed", "/inbox/deadlines", "/me/calendar", "/inbox/substitutions",
                "/inbox/asked", "/inbox/tasks/" + task, "/history/verify", "/proposals",
                "/proposals/new", "/proposals/" + waiting.id(), "/proposals/" + founded.id(), "/microenterprises",
                "/microenterprises/" + founded.microenterpriseCode(), "/microenterprises/%s/co-investments".formatted(founded.microenterpriseCode()), "/dissolutions", ended.page(), "/microenterprises/%s/dissolution".formatted(founded.microenterpriseCode()), "/no-such-page");
    }
}
