package io.heyi.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.protocol.record.RejectionType;
import io.camunda.zeebe.protocol.record.intent.IncidentIntent;
import io.camunda.zeebe.protocol.record.intent.Intent;
import io.camunda.zeebe.protocol.record.intent.JobIntent;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceIntent;
import io.camunda.zeebe.protocol.record.value.IncidentRecordValue;
import io.camunda.zeebe.protocol.record.value.JobRecordValue;
import io.camunda.zeebe.protocol.record.value.ProcessInstanceRecordValue;
import io.camunda.zeebe.protocol.record.value.VariableRecordValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * One founding in the engine: people act by name, the workers answer as the product's would, time passes when told. What a worker answers can be replaced per test.
 * Nothing here knows the model's shape; it only answers jobs that the engine offers.
 */
final class FoundingScenario {

    static final String USER_TASK = "io.camunda.zeebe:userTask";
    private static final Duration DEADLINE = Duration.ofSeconds(60);
    /** Waits of the scripted workers: a reminder after four days, the end after five. */
    static final Duration REMINDER = Duration.ofDays(4);
    static final Duration DUE = Duration.ofDays(5);

    private final EngineInJvm engine;
    private final String proposalId = "proposal-" + UUID.randomUUID();
    private final Map<String, Object> start = new HashMap<>();
    private final Map<String, Supplier<Map<String, Object>>> answers = new LinkedHashMap<>();
    private final Set<Long> handled = new HashSet<>();
    private final List<String> jobsDone = new ArrayList<>();
    private final Map<String, List<Map<String, Object>>> jobInputs = new HashMap<>();
    private final Map<String, String> votes = new LinkedHashMap<>();
    private final Map<String, String> signed = new LinkedHashMap<>();
    private List<String> roll = List.of("committee-1", "committee-2", "committee-3", "committee-4", "committee-5");
    private List<String> team = List.of("entrepreneur-02", "entrepreneur-03");
    private List<String> signatories = List.of("entrepreneur-01", "entrepreneur-02", "platform-owner-food");
    private int ballots;
    private int extensions;
    private long instanceKey;
    private boolean incidentExpected;

    private final int before;

    private FoundingScenario(EngineInJvm engine) {
        this.engine = engine;
        this.before = engine.records().size();
        start.putAll(Map.of("proposalId", proposalId, "platform", "food", "proposer", "entrepreneur-01", "kind", "USER", "fundingAsked", "250000.00", "rivals", 0));
        script();
    }

    static FoundingScenario with(EngineInJvm engine) {
        return new FoundingScenario(engine);
    }

    private void script() {
        answers.put("checkProposal", () -> Map.of("rivals", start.get("rivals"), "fundingAsked", start.get("fundingAsked"), "kind", start.get("kind")));
        answers.put("askSponsor", () -> waiting("sponsorship", Map.of("sponsorGroup", "platform-owner:food", "sendBackAllowed", true)));
        answers.put("escalateSponsorship", () -> waiting("sponsorship", Map.of("sponsorGroup", "administrator", "decidersLeft", true)));
        answers.put("askForRework", () -> waiting("rework", Map.of()));
        answers.put("closeRework", () -> Map.of("reworkOutcome", "none"));
        answers.put("callCommittee", this::callCommittee);
        answers.put("tallyVotes", this::tally);
        answers.put("askCoFounders", () -> waiting("pledge", Map.of("invitees", team)));
        answers.put("closePledging", () -> Map.of("teamComplete", true, "fullyFunded", true, "scaleDownDueAt", at(DUE)));
        answers.put("closeScaleDown", () -> Map.of("scaleDownOutcome", "none"));
        answers.put("draftAgreement", () -> waiting("signing", Map.of("signatories", signatories, "agreementHash", "0".repeat(64))));
        answers.put("extendSigning", () -> {
            extensions++;
            List<String> missing = signatories.stream().filter(name -> !signed.containsKey(name)).toList();
            return waiting("signing", Map.of("extensionGranted", extensions <= 1, "signatories", missing));
        });
        answers.put("checkSignatures", () -> Map.of("allSigned", signatories.stream().allMatch(name -> "sign".equals(signed.get(name)))));
        answers.put("registerMicroenterprise", () -> Map.of("microenterpriseCode", "ME-0001"));
        for (String plain : List.of("remindDeciders", "recordLapse", "recordDecline", "closeWithdrawn", "bookFunding", "grantRights", "provisionIdentity", "announceMicroenterprise")) {
            answers.put(plain, Map::of);
        }
    }

    private Map<String, Object> waiting(String step, Map<String, Object> more) {
        Map<String, Object> result = new HashMap<>(more);
        result.put(step + "DueAt", at(DUE));
        result.put(step + "ReminderAt", at(REMINDER));
        return result;
    }

    private String at(Duration later) {
        return engine.now().plus(later).toString();
    }

    private Map<String, Object> callCommittee() {
        ballots++;
        List<String> voters = roll.stream().filter(member -> !votes.containsKey(member)).toList();
        return waiting("committee", Map.of("voters", voters, "rollSize", roll.size(), "quorum", quorum(), "yesSoFar", count("approve"), "noSoFar", count("reject"),
                "committeeRound", ballots));
    }

    private Map<String, Object> tally() {
        int yes = count("approve");
        int no = count("reject");
        String result = yes + no < quorum() ? "noQuorum" : yes > no ? "approved" : "rejected";
        return Map.of("committeeResult", result, "secondBallotAllowed", ballots < 2);
    }

    private int quorum() {
        return (2 * roll.size() + 2) / 3;
    }

    private int count(String vote) {
        return (int) votes.values().stream().filter(vote::equals).count();
    }

    // --- what the case is like

    FoundingScenario asking(String amount) {
        start.put("fundingAsked", amount);
        return this;
    }

    FoundingScenario ofKind(String kind) {
        start.put("kind", kind);
        return this;
    }

    FoundingScenario withRivals(int rivals) {
        start.put("rivals", rivals);
        return this;
    }

    FoundingScenario withCommitteeOf(String... members) {
        roll = List.of(members);
        return this;
    }

    FoundingScenario withTeam(String... members) {
        team = List.of(members);
        return this;
    }

    /** Lets a worker answer these variables from now on. */
    FoundingScenario when(String job, Map<String, Object> answer) {
        Supplier<Map<String, Object>> usual = answers.get(job);
        answers.put(job, () -> {
            Map<String, Object> result = new HashMap<>(usual.get());
            result.putAll(answer);
            return result;
        });
        return this;
    }

    // --- what happens

    FoundingScenario submitted() {
        engine.client().newPublishMessageCommand().messageName("microenterprise.proposalSubmitted").correlationKey(proposalId)
                .messageId(UUID.randomUUID().toString()).variables(start).send().join();
        eventually("the process starts", () -> {
            instanceKey = records().stream().map(Record::getValue).filter(VariableRecordValue.class::isInstance).map(VariableRecordValue.class::cast)
                    .filter(variable -> variable.getName().equals("proposalId") && variable.getValue().contains(proposalId))
                    .mapToLong(VariableRecordValue::getProcessInstanceKey).findFirst().orElse(0);
            return instanceKey != 0;
        });
        return this;
    }

    FoundingScenario withdrawn() {
        engine.client().newPublishMessageCommand().messageName("microenterprise.proposalWithdrawn").correlationKey(proposalId)
                .messageId(UUID.randomUUID().toString()).send().join();
        return this;
    }

    FoundingScenario sponsorDecides(String outcome) {
        return complete("userTask_DecideSponsorship", null, Map.of("sponsorshipOutcome", outcome, "fundingGranted", "100.00", "note", "n"));
    }

    FoundingScenario proposerReworks(String outcome) {
        return complete("userTask_ReworkProposal", "entrepreneur-01", Map.of("reworkOutcome", outcome, "note", "n"));
    }

    FoundingScenario votes(String member, String vote) {
        waitsFor("userTask_VoteOnFunding", member);
        votes.put(member, vote);
        return complete("userTask_VoteOnFunding", member, Map.of("vote", vote, "note", "n"));
    }

    FoundingScenario coFounder(String member, String outcome) {
        return complete("userTask_PledgeAndJoin", member, Map.of("pledgeOutcome", outcome, "pledgeAmount", "0"));
    }

    FoundingScenario proposerScalesDown(String outcome) {
        return complete("userTask_ScaleDown", "entrepreneur-01", Map.of("scaleDownOutcome", outcome, "note", "n"));
    }

    FoundingScenario signs(String signatory, String outcome) {
        waitsFor("userTask_SignAgreement", signatory);
        signed.put(signatory, outcome);
        return complete("userTask_SignAgreement", signatory, Map.of("signOutcome", outcome, "agreementRead", true));
    }

    FoundingScenario wholeTeamJoins() {
        team.forEach(member -> coFounder(member, "join"));
        return this;
    }

    FoundingScenario everybodySigns() {
        signatories.forEach(signatory -> signs(signatory, "sign"));
        return this;
    }

    FoundingScenario timePasses(Duration by) {
        settle();
        engine.moveTime(by);
        return this;
    }

    /** Completes a person's task as soon as it is offered. */
    private FoundingScenario complete(String elementId, String assignee, Map<String, Object> variables) {
        Record<JobRecordValue> task = waitsFor(elementId, assignee);
        engine.client().newCompleteCommand(task.getKey()).variables(variables).send().join();
        handled.add(task.getKey());
        return this;
    }

    // --- what is seen

    /** Where the instance is, for messages of failed tests. */
    @Override
    public String toString() {
        var active = new ArrayList<>(instances(ProcessInstanceIntent.ELEMENT_ACTIVATED));
        instances(ProcessInstanceIntent.ELEMENT_COMPLETED).forEach(active::remove);
        instances(ProcessInstanceIntent.ELEMENT_TERMINATED).forEach(active::remove);
        return proposalId + " at " + active + ", jobs done " + jobsDone + ", open tasks " + openTasks().stream().map(t -> t.getValue().getElementId() + t.getValue().getCustomHeaders()).toList() + ", incidents " + incidents();
    }

    private void eventually(String what, java.util.concurrent.Callable<Boolean> condition) {
        try {
            await(what).atMost(DEADLINE).pollInSameThread().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(20)).until(condition);
        } catch (org.awaitility.core.ConditionTimeoutException e) {
            throw new AssertionError("did not come: " + what + "; " + this, e);
        }
    }

    /** Waits until this task is offered, to anybody or to one person. */
    Record<JobRecordValue> waitsFor(String elementId, String assignee) {
        var found = new ArrayList<Record<JobRecordValue>>();
        eventually(elementId + " for " + assignee + " in " + proposalId, () -> {
            work();
            openTasks().stream()
                    .filter(task -> task.getValue().getElementId().equals(elementId))
                    .filter(task -> assignee == null || assignee.equals(task.getValue().getCustomHeaders().get("io.camunda.zeebe:assignee")))
                    .findFirst().ifPresent(found::add);
            return !found.isEmpty();
        });
        return found.getFirst();
    }

    FoundingScenario waitsAt(String elementId) {
        waitsFor(elementId, null);
        return this;
    }

    FoundingScenario hasNoTaskAt(String elementId) {
        assertThat(assigneesOf(elementId)).isEmpty();
        return this;
    }

    List<String> assigneesOf(String elementId) {
        settle();
        return openTasks().stream().filter(task -> task.getValue().getElementId().equals(elementId))
                .map(task -> task.getValue().getCustomHeaders().get("io.camunda.zeebe:assignee")).toList();
    }

    /** Waits until an element has been passed. */
    FoundingScenario passes(String elementId) {
        eventually(elementId + " passed by " + proposalId, () -> {
            work();
            return instances(ProcessInstanceIntent.ELEMENT_COMPLETED).contains(elementId);
        });
        return this;
    }

    /** Waits until the whole instance is over and checks that this was the end. */
    void endsAt(String endEvent) {
        eventually("the end of " + proposalId, () -> {
            work();
            return instances(ProcessInstanceIntent.ELEMENT_COMPLETED).contains("me-founding");
        });
        List<String> ends = instances(ProcessInstanceIntent.ELEMENT_COMPLETED).stream()
                .filter(id -> id.startsWith("endEvent_") && !id.endsWith("Reminded")).toList();
        assertThat(ends).containsExactly(endEvent);
        assertThat(openTasks()).as("open tasks after the end").isEmpty();
        assertThat(incidents()).as("incidents").isEmpty();
    }

    FoundingScenario hasNotPassed(String elementId) {
        settle();
        assertThat(instances(ProcessInstanceIntent.ELEMENT_COMPLETED)).doesNotContain(elementId);
        return this;
    }

    long timesPassed(String elementId) {
        return instances(ProcessInstanceIntent.ELEMENT_COMPLETED).stream().filter(elementId::equals).count();
    }

    List<String> jobsDone() {
        return jobsDone;
    }

    /** Variables that a worker saw, one map per call. */
    List<Map<String, Object>> inputsOf(String job) {
        return jobInputs.getOrDefault(job, List.of());
    }

    /** Waits for an incident with this text, then takes the instance out of the way. */
    void stopsWithAnIncident(String text) {
        incidentExpected = true;
        eventually("an incident with " + text, () -> {
            work();
            return incidents().stream().anyMatch(message -> message.contains(text));
        });
        engine.client().newCancelInstanceCommand(instanceKey).send().join();
    }

    /** Messages of the incidents of this instance. */
    List<String> incidents() {
        return mine(IncidentRecordValue.class, IncidentIntent.CREATED).filter(r -> r.getValue().getProcessInstanceKey() == instanceKey)
                .map(r -> r.getValue().getErrorMessage()).toList();
    }

    /** Names of the variables that stand in the scope of the whole process. */
    Set<String> processVariables() {
        Set<String> names = new HashSet<>();
        records().stream().map(Record::getValue).filter(VariableRecordValue.class::isInstance).map(VariableRecordValue.class::cast)
                .filter(variable -> variable.getScopeKey() == instanceKey).forEach(variable -> names.add(variable.getName()));
        return names;
    }

    Optional<String> variable(String name) {
        return records().stream().map(Record::getValue).filter(VariableRecordValue.class::isInstance).map(VariableRecordValue.class::cast)
                .filter(variable -> variable.getScopeKey() == instanceKey && variable.getName().equals(name)).map(VariableRecordValue::getValue).reduce((a, b) -> b);
    }

    // --- the workers

    private void settle() {
        do {
            engine.settle();
        } while (work());
        engine.settle();
    }

    /** Answers every job on offer; true when there was one. */
    private boolean work() {
        if (!incidentExpected) {
            assertThat(incidents()).as("incidents").isEmpty();
        }
        Set<String> types = new HashSet<>();
        for (Record<JobRecordValue> job : jobs(JobIntent.CREATED)) {
            if (!job.getValue().getType().equals(USER_TASK) && !handled.contains(job.getKey())) {
                types.add(job.getValue().getType());
            }
        }
        boolean any = false;
        for (String type : types) {
            for (var job : engine.client().newActivateJobsCommand().jobType(type).maxJobsToActivate(20).timeout(Duration.ofDays(1))
                    .requestTimeout(Duration.ofMillis(500)).send().join().getJobs()) {
                assertThat(job.getProcessInstanceKey()).as("job of an older test still open: %s", job).isEqualTo(instanceKey);
                String name = type.substring("microenterprise.".length());
                handled.add(job.getKey());
                jobsDone.add(name);
                jobInputs.computeIfAbsent(name, any2 -> new ArrayList<>()).add(job.getVariablesAsMap());
                engine.client().newCompleteCommand(job.getKey()).variables(answers.get(name).get()).send().join();
                any = true;
            }
        }
        return any;
    }

    private List<Record<?>> records() {
        List<Record<?>> all = engine.records();
        return all.subList(before, all.size());
    }

    private List<Record<JobRecordValue>> openTasks() {
        Set<Long> gone = new HashSet<>();
        jobs(JobIntent.COMPLETED).forEach(job -> gone.add(job.getKey()));
        jobs(JobIntent.CANCELED).forEach(job -> gone.add(job.getKey()));
        return jobs(JobIntent.CREATED).stream().filter(job -> job.getValue().getType().equals(USER_TASK) && !gone.contains(job.getKey())).toList();
    }

    private List<Record<JobRecordValue>> jobs(JobIntent intent) {
        return mine(JobRecordValue.class, intent).filter(job -> job.getValue().getProcessInstanceKey() == instanceKey).toList();
    }

    private List<String> instances(ProcessInstanceIntent intent) {
        return mine(ProcessInstanceRecordValue.class, intent).filter(r -> r.getValue().getProcessInstanceKey() == instanceKey).map(r -> r.getValue().getElementId()).toList();
    }

    @SuppressWarnings("unchecked")
    private <V extends io.camunda.zeebe.protocol.record.RecordValue> java.util.stream.Stream<Record<V>> mine(Class<V> type, Intent intent) {
        return records().stream()
                .filter(r -> r.getRecordType() == RecordType.EVENT && r.getRejectionType() == RejectionType.NULL_VAL && r.getIntent() == intent && type.isInstance(r.getValue()))
                .map(r -> (Record<V>) r);
    }
}
