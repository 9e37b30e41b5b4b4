package io.heyi.e2e;

import static io.heyi.e2e.ProposalBody.aProposal;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused, how it is said, and that it changes nothing. */
class RefusalsTest extends OnTheRealStack {
    private static final String OUTSIDER = "entrepreneur-60";

    // --- who

    @ParameterizedTest
    @ValueSource(strings = {"/me", "/tasks", "/proposals", "/microenterprises", "/microenterprises/ME-0001/ledger", "/no-such-thing"})
    void nothingIsAnsweredWithoutAToken(String path) {
        anonymous().get(path).expectProblem(401);
        Api.withToken(base() + "/api/v1", () -> "not.a.token").get(path).expectProblem(401);
    }

    @Test
    void somebodyElsesTaskIsRefusedAndTheRefusalIsAudited() {
        var founding = submit("entrepreneur-56", aProposal().coFounders("entrepreneur-57"));
        String task = founding.awaitTask("platform-owner-food", Founding.SPONSORSHIP).path("id").asText();

        for (String person : List.of(OUTSIDER, "platform-owner-clothing", "committee-1", "partner-chef", "operator", "entrepreneur-56", "administrator")) {
            as(person).get("/tasks/" + task).expectProblem(403);
            as(person).post("/tasks/%s/claim".formatted(task)).expectProblem(403);
            founding.complete(person, task, "sponsor", null, Map.of()).expectProblem(403);
            assertThat(founding.tasksOf(person)).as("list of " + person).isEmpty();
        }
        assertThat(founding.status()).isEqualTo("IN_DECISION");
        founding.awaitTask("platform-owner-food", Founding.SPONSORSHIP);
        Await.step("audit of the refusal", () -> assertThat(auditText("security")).contains(OUTSIDER).contains(task));
        founding.withdrawnBy("entrepreneur-56");
    }

    @Test
    void whoProposesNeverDecidesEvenAsPlatformOwner() {
        var founding = submit("platform-owner-food", aProposal().coFounders("entrepreneur-57"));

        JsonNode task = founding.awaitTask("administrator", Founding.SPONSORSHIP);

        founding.awaitNoTask("platform-owner-food");
        founding.complete("platform-owner-food", task.path("id").asText(), "sponsor", null, Map.of()).expectProblem(403);
        founding.withdrawnBy("platform-owner-food");
    }

    @Test
    void aCommitteeMemberInTheTeamHasNoVote() {
        var founding = submit("entrepreneur-56", aProposal().coFounders("committee-3").fundingAsked("800000"))
                .sponsored("platform-owner-food");
        String task = founding.awaitTask("committee-1", Founding.VOTE).path("id").asText();

        assertThat(founding.tasksOf("committee-3")).isEmpty();
        as("committee-3").get("/tasks/" + task).expectProblem(403);
        founding.withdrawnBy("entrepreneur-56");
    }

    @Test
    void onlyTheProposerWithdraws() {
        var founding = submit("entrepreneur-56", aProposal().coFounders("entrepreneur-57"));

        for (String person : List.of(OUTSIDER, "entrepreneur-57", "platform-owner-food", "administrator")) {
            founding.withdrawnBy(person).expectProblem(403);
        }
        assertThat(founding.status()).isNotEqualTo("WITHDRAWN");
        founding.withdrawnBy("entrepreneur-56");
    }

    @Test
    void ofTwoWhoClaimTogetherOneWinsAndTheOtherIsToldWho() throws Exception {
        for (String owner : List.of("process-owner-1", "process-owner-2")) {
            database().update("insert into access.relation (person, kind, object_id, granted_at) values (?, 'PLATFORM_OWNER', 'logistics', now()) on conflict do nothing", owner);
        }
        var founding = submit("entrepreneur-56", aProposal().platform("logistics").coFounders("entrepreneur-57"));
        String task = founding.awaitTask("process-owner-1", Founding.SPONSORSHIP).path("id").asText();
        List<Callable<Answer>> claims = Stream.of("process-owner-1", "process-owner-2")
                .<Callable<Answer>>map(owner -> () -> as(owner).post("/tasks/%s/claim".formatted(task))).toList();

        var answers = new ArrayList<Answer>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(claims)) {
                answers.add(answer.get());
            }
        }

        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 409);
        String winner = answers.get(0).status() == 200 ? "process-owner-1" : "process-owner-2";
        String loser = winner.equals("process-owner-1") ? "process-owner-2" : "process-owner-1";
        assertThat(answers.stream().filter(a -> a.status() == 409).findFirst().orElseThrow().at("/claimedBy")).isEqualTo(winner);
        founding.complete(loser, task, "sponsor", null, Map.of()).expectProblem(409);
        as(loser).post("/tasks/%s/release".formatted(task)).expectProblem(409);
        as(winner).post("/tasks/%s/release".formatted(task)).expect(200);
        as(loser).post("/tasks/%s/claim".formatted(task)).expect(200);
        founding.withdrawnBy("entrepreneur-56");
    }

    @Test
    void aDecisionCannotBeTakenTwiceAndARepeatHasTheSameAnswer() {
        var founding = submit("entrepreneur-56", aProposal().coFounders("entrepreneur-57"));
        String task = founding.awaitTask("platform-owner-food", Founding.SPONSORSHIP).path("id").asText();

        founding.complete("platform-owner-food", task, "sponsor", null, Map.of()).expect(200);
        founding.complete("platform-owner-food", task, "sponsor", null, Map.of()).expect(200);

        Answer other = founding.complete("platform-owner-food", task, "decline", "Changed my mind", Map.of()).expectProblem(409);
        assertThat(other.text()).as("says by whom").contains("platform-owner-food");
        as("platform-owner-food").post("/tasks/%s/claim".formatted(task)).expectProblem(409);
        founding.awaitStatus("PLEDGING");
        founding.withdrawnBy("entrepreneur-56");
    }

    // --- what

    @Test
    void theUnknownIsNotFound() {
        as(OUTSIDER).get("/proposals/" + UUID.randomUUID()).expectProblem(404);
        as(OUTSIDER).get("/proposals/not-an-id").expectProblem(404);
        as(OUTSIDER).post("/proposals/%s/withdrawal".formatted(UUID.randomUUID())).expectProblem(404);
        as(OUTSIDER).get("/tasks/" + UUID.randomUUID()).expectProblem(404);
        as(OUTSIDER).get("/tasks/not-an-id").expectProblem(404);
        as(OUTSIDER).get("/microenterprises/ME-9999").expectProblem(404);
        as(OUTSIDER).get("/microenterprises/ME-9999/ledger").expectProblem(404);
        as(OUTSIDER).get("/no-such-thing").expectProblem(404);
    }

    static Stream<Arguments> spoiltProposals() {
        String overlong = "x".repeat(20_001);
        return Stream.of(
                spoilt("no name", "name", b -> b.without("name")),
                spoilt("blank name", "name", b -> b.with("name", "   ")),
                spoilt("overlong name", "name", b -> b.with("name", overlong)),
                spoilt("control character in the name", "name", b -> b.with("name", "a\u0000b")),
                spoilt("no platform", "platform", b -> b.without("platform")),
                spoilt("unknown platform", "platform", b -> b.platform("atlantis")),
                spoilt("no kind", "kind", b -> b.without("kind")),
                spoilt("unknown kind", "kind", b -> b.with("kind", "USERS")),
                spoilt("no scenario", "userScenario", b -> b.with("userScenario", null)),
                spoilt("overlong scenario", "userScenario", b -> b.with("userScenario", overlong)),
                spoilt("no value proposition", "valueProposition", b -> b.without("valueProposition")),
                spoilt("overlong value proposition", "valueProposition", b -> b.with("valueProposition", overlong)),
                spoilt("no target", "leadingTargets", b -> b.with("leadingTargets", List.of())),
                spoilt("leading below bottom", "leadingTargets[0].leading", b -> b.withTarget("leading", 100)),
                spoilt("grab below bottom", "leadingTargets[0].grab", b -> b.withTarget("grab", 1)),
                spoilt("target without metric", "leadingTargets[0].metric", b -> b.withTarget("metric", "")),
                spoilt("no such month", "leadingTargets[0].dueMonth", b -> b.withTarget("dueMonth", "2031-13")),
                spoilt("month in the past", "leadingTargets[0].dueMonth", b -> b.withTarget("dueMonth", "2019-01")),
                spoilt("unknown co-founder", "coFounders[0]", b -> b.coFounders("nobody-99")),
                spoilt("proposer as own co-founder", "coFounders[0]", b -> b.coFounders(OUTSIDER)),
                spoilt("co-founder twice", "coFounders[1]", b -> b.coFounders("entrepreneur-57", "entrepreneur-57")),
                spoilt("role without title", "roles[0].title", b -> b.with("roles", List.of(Map.of("skills", List.of("x"), "headcount", 1)))),
                spoilt("headcount below one", "roles[0].headcount", b -> b.with("roles", List.of(Map.of("title", "Cook", "skills", List.of(), "headcount", 0)))),
                spoilt("no currency", "currency", b -> b.without("currency")),
                spoilt("unknown currency", "currency", b -> b.with("currency", "ZZZ")),
                spoilt("no funding", "fundingAsked", b -> b.without("fundingAsked")),
                spoilt("negative funding", "fundingAsked", b -> b.with("fundingAsked", -1)),
                spoilt("funding of 30 digits", "fundingAsked", b -> b.with("fundingAsked", new BigDecimal("9".repeat(30)))),
                spoilt("funding with an enormous exponent", "fundingAsked", b -> b.with("fundingAsked", "1e999999999")),
                spoilt("funding of three decimals", "fundingAsked", b -> b.with("fundingAsked", new BigDecimal("1.005"))),
                spoilt("funding that is no number", "fundingAsked", b -> b.with("fundingAsked", "a lot")),
                spoilt("negative own money", "ownInvestment", b -> b.with("ownInvestment", "-0.01")),
                spoilt("allowance of 30 digits", "cashFlowAllowance", b -> b.with("cashFlowAllowance", "1".repeat(30))),
                spoilt("no horizon", "horizonMonths", b -> b.without("horizonMonths")),
                spoilt("horizon too long", "horizonMonths", b -> b.with("horizonMonths", 1200)),
                spoilt("unknown key", "grantEverything", b -> b.with("grantEverything", true)));
    }

    private static Arguments spoilt(String what, String field, UnaryOperator<ProposalBody> spoil) {
        return Arguments.of(what, field, spoil.apply(aProposal()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spoiltProposals")
    void aFaultyProposalNamesItsFieldAndChangesNothing(String what, String field, ProposalBody body) {
        long before = proposalsOf(OUTSIDER);

        Answer answer = as(OUTSIDER).post("/proposals", body.json()).expectProblem(422);

        assertThat(answer.faultyFields()).as(answer.text()).anyMatch(name -> name.equals(field) || field.startsWith(name) && !name.isBlank());
        assertThat(answer.body().path("errors").findValuesAsText("message")).as(answer.text()).isNotEmpty().noneMatch(String::isBlank);
        assertThat(proposalsOf(OUTSIDER)).isEqualTo(before);
    }

    @Test
    void everyFaultIsToldAtOnceInTheReadersLanguage() {
        var body = aProposal().without("name").with("fundingAsked", -1).with("horizonMonths", 0);

        Answer english = as(OUTSIDER).post("/proposals", body.json(), Map.of("Accept-Language", "en"));
        Answer chinese = as(OUTSIDER).post("/proposals", body.json(), Map.of("Accept-Language", "zh"));

        assertThat(english.expectProblem(422).faultyFields()).contains("name", "fundingAsked", "horizonMonths");
        assertThat(chinese.expectProblem(422).faultyFields()).containsExactlyInAnyOrderElementsOf(english.faultyFields());
        assertThat(chinese.body().path("errors").findValuesAsText("message")).allMatch(m -> m.codePoints().anyMatch(Character::isIdeographic));
        assertThat(english.body().path("errors").findValuesAsText("message")).noneMatch(m -> m.codePoints().anyMatch(Character::isIdeographic));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "\"text\"", "{\"name\": {\"first\": 1}}", "{\"leadingTargets\": \"many\"}", "{\"horizonMonths\": 1.5}"})
    void whatIsNoProposalIsAFaultOfTheClient(String text) {
        Answer answer = as(OUTSIDER).postText("/proposals", text, Map.of());

        assertThat(answer.status()).as(answer.text()).isIn(400, 422);
        answer.expectProblem(answer.status());
    }

    @Test
    void aBodyThatIsNotJsonIsNotRead() {
        as(OUTSIDER).postText("/proposals", "name=x", Map.of("Content-Type", "application/x-www-form-urlencoded")).expectProblem(415);
        as(OUTSIDER).postText("/proposals", "<name/>", Map.of("Content-Type", "application/xml")).expectProblem(415);
    }

    @Test
    void htmlAndScriptAreKeptAsTheTextTheyAre() {
        String nasty = "<script>document.title='owned'</script><img src=x onerror=alert(1)> & \"quotes\" '${7*7}' #{7*7} [[${7*7}]]";
        var founding = submit("entrepreneur-58", aProposal().coFounders("entrepreneur-57").with("name", nasty.substring(0, 40))
                .with("userScenario", nasty + UUID.randomUUID()).with("valueProposition", nasty));

        assertThat(founding.proposal().path("valueProposition").asText()).isEqualTo(nasty);
        founding.withdrawnBy("entrepreneur-58");
    }

    @Test
    void aRepeatedSubmissionWithTheSameKeyIsTheSameProposal() {
        var body = aProposal().coFounders("entrepreneur-57").json();
        var key = Map.of("Idempotency-Key", UUID.randomUUID().toString());
        long before = proposalsOf("entrepreneur-59");

        String first = as("entrepreneur-59").post("/proposals", body, key).expect(201).at("/id");
        String second = as("entrepreneur-59").post("/proposals", body, key).expect(201).at("/id");

        assertThat(second).isEqualTo(first);
        assertThat(proposalsOf("entrepreneur-59")).isEqualTo(before + 1);
        as("entrepreneur-59").post("/proposals/%s/withdrawal".formatted(first));
    }

    // --- decisions

    @Test
    void aFaultyDecisionNamesItsFieldAndDecidesNothing() {
        var founding = submit("entrepreneur-56", aProposal().coFounders("entrepreneur-57"));
        String owner = "platform-owner-food";
        String task = founding.awaitTask(owner, Founding.SPONSORSHIP).path("id").asText();

        assertThat(founding.complete(owner, task, null, null, Map.of()).expectProblem(422).faultyFields()).contains("outcome");
        assertThat(founding.complete(owner, task, "approveAll", null, Map.of()).expectProblem(422).faultyFields()).contains("outcome");
        assertThat(founding.complete(owner, task, "decline", null, Map.of()).expectProblem(422).faultyFields()).contains("reason");
        assertThat(founding.complete(owner, task, "decline", "  ", Map.of()).expectProblem(422).faultyFields()).contains("reason");
        assertThat(founding.complete(owner, task, "decline", "r".repeat(2001), Map.of()).expectProblem(422).faultyFields()).contains("reason");
        assertThat(founding.complete(owner, task, "sponsor", null, Map.of("committeeNeeded", false)).expectProblem(422).faultyFields())
                .as("keys that the form doesn't have").anyMatch(name -> name.contains("committeeNeeded"));
        for (Object wrong : List.of("-5", "0", "1e3", "9".repeat(30), "12.345", "much", "300000.01", List.of("1"), Map.of("a", 1))) {
            assertThat(founding.complete(owner, task, "sponsor", null, Map.of("fundingGranted", wrong)).expectProblem(422).faultyFields())
                    .as("fundingGranted %s", wrong).anyMatch(name -> name.contains("fundingGranted"));
        }

        assertThat(founding.status()).isEqualTo("IN_DECISION");
        assertThat(founding.awaitTask(owner, Founding.SPONSORSHIP).path("id").asText()).isEqualTo(task);
        founding.withdrawnBy("entrepreneur-56");
    }

    @Test
    void nobodySignsWithoutHavingReadOrForAnotherText() {
        var founding = submit("entrepreneur-56", aProposal().coFounders("entrepreneur-57"))
                .sponsored("platform-owner-food").joined("entrepreneur-57", "0");
        String task = founding.awaitTask("entrepreneur-56", Founding.SIGN).path("id").asText();

        founding.complete("entrepreneur-56", task, "sign", null, Map.of()).expectProblem(422);
        founding.complete("entrepreneur-56", task, "sign", null, Map.of("agreementRead", false)).expectProblem(422);
        founding.complete("entrepreneur-56", task, "sign", null, Map.of("agreementRead", true, "agreementHash", "0".repeat(64))).expectProblem(422);

        founding.awaitTask("entrepreneur-56", Founding.SIGN);
        founding.decide("entrepreneur-57", Founding.SIGN, "refuse", "Enough seen", Map.of()).expect(200);
    }

    @Test
    void aPledgeBelowTheMinimumIsRefused() {
        var founding = submit("entrepreneur-56", aProposal().coFounders("entrepreneur-57")).sponsored("platform-owner-food");
        String task = founding.awaitTask("entrepreneur-57", Founding.PLEDGE).path("id").asText();

        founding.complete("entrepreneur-57", task, "join", null, Map.of("pledgeAmount", "14999.99")).expectProblem(422);
        founding.complete("entrepreneur-57", task, "join", null, Map.of("pledgeAmount", "-1")).expectProblem(422);

        founding.complete("entrepreneur-57", task, "join", null, Map.of("pledgeAmount", "15000")).expect(200);
        founding.awaitStatus("SIGNING");
        founding.decide("entrepreneur-56", Founding.SIGN, "refuse", "Enough seen", Map.of()).expect(200);
    }

    // --- lists

    @ParameterizedTest
    @ValueSource(strings = {"/tasks?view=everybodys", "/tasks?page=-1", "/tasks?size=0", "/tasks?size=100000", "/tasks?page=x",
            "/proposals?page=-1", "/proposals?size=100000", "/proposals?status=NONSENSE", "/microenterprises?page=-1", "/microenterprises?size=x"})
    void aListCannotBeAskedForNonsense(String path) {
        Answer answer = as(OUTSIDER).get(path).expectProblem(422);

        assertThat(answer.faultyFields()).as(answer.text()).isNotEmpty();
    }

    @Test
    void aSearchForSqlOrWildcardsIsJustASearch() {
        for (String query : List.of("' or 1=1 --", "%", "_", "\\", "%' and '1'='1", "\u0000")) {
            assertThat(as(OUTSIDER).get("/microenterprises?query=" + Api.encoded(query)).status()).as(query).isIn(200, 422);
        }
    }

    private long proposalsOf(String user) {
        return as(user).get("/proposals?mine=true&size=1").expect(200).body().path("total").asLong();
    }

    private String auditText(String stream) {
        return database().query("select string_agg(e::text, ' ') from audit.entry e where e.stream = ?", stream);
    }
}
