package io.heyi.process;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * One founding in the engine: people act by name, the workers answer as the product's would, time passes when told. What a worker answers can be replaced per test.
 * Nothing here knows the model's shape; it only answers jobs that the engine offers.
 */
final class FoundingScenario extends Scenario<FoundingScenario> {

    /** Waits of the scripted workers: a reminder after four days, the end after five. */
    static final Duration REMINDER = Duration.ofDays(4);
    static final Duration DUE = Duration.ofDays(5);

    private static final Set<String> REMINDED = Set.of("endEvent_SponsorReminded", "endEvent_ProposerReminded", "endEvent_CommitteeReminded", "endEvent_CoFoundersReminded", "endEvent_ScaleDownReminded",
            "endEvent_SignatoriesReminded");

    private final Map<String, Object> start = new HashMap<>();
    private final Map<String, String> votes = new LinkedHashMap<>();
    private final Map<String, String> signed = new LinkedHashMap<>();
    private List<String> roll = List.of("committee-1", "committee-2", "committee-3", "committee-4", "committee-5");
    private List<String> team = List.of("entrepreneur-02", "entrepreneur-03");
    private List<String> signatories = List.of("entrepreneur-01", "entrepreneur-02", "platform-owner-food");
    private int ballots;
    private int extensions;

    private FoundingScenario(EngineInJvm engine) {
        super(engine, "me-founding", "proposalId", "proposal-" + UUID.randomUUID(), REMINDED);
        start.putAll(Map.of("proposalId", key(), "platform", "food", "proposer", "entrepreneur-01", "kind", "USER", "fundingAsked", "250000.00", "rivals", 0));
        script();
    }

    @Override
    FoundingScenario self() {
        return this;
    }

    static FoundingScenario with(EngineInJvm engine) {
        return new FoundingScenario(engine);
    }

    private void script() {
        answer("checkProposal", () -> Map.of("rivals", start.get("rivals"), "fundingAsked", start.get("fundingAsked"), "kind", start.get("kind")));
        answer("askSponsor", () -> waiting("sponsorship", Map.of("sponsorGroup", "platform-owner:food", "sendBackAllowed", true)));
        answer("escalateSponsorship", () -> waiting("sponsorship", Map.of("sponsorGroup", "administrator", "decidersLeft", true)));
        answer("askForRework", () -> waiting("rework", Map.of()));
        answer("closeRework", () -> Map.of("reworkOutcome", "none"));
        answer("callCommittee", this::callCommittee);
        answer("tallyVotes", this::tally);
        answer("askCoFounders", () -> waiting("pledge", Map.of("invitees", team)));
        answer("closePledging", () -> Map.of("teamComplete", true, "fullyFunded", true, "scaleDownDueAt", at(DUE), "scaleDownReminderAt", at(REMINDER)));
        answer("closeScaleDown", () -> Map.of("scaleDownOutcome", "none"));
        answer("draftAgreement", () -> waiting("signing", Map.of("signatories", signatories, "agreementHash", "0".repeat(64))));
        answer("extendSigning", () -> {
            extensions++;
            List<String> missing = signatories.stream().filter(name -> !signed.containsKey(name)).toList();
            return waiting("signing", Map.of("extensionGranted", extensions <= 1, "signatories", missing));
        });
        answer("checkSignatures", () -> Map.of("allSigned", signatories.stream().allMatch(name -> "sign".equals(signed.get(name)))));
        answer("registerMicroenterprise", () -> Map.of("microenterpriseCode", "ME-0001", "severalStand", false));
        answer("announceOwnerElection", () -> Map.of("ownerElection", "OE-0001"));
        for (String plain : List.of("remindDeciders", "recordLapse", "recordDecline", "closeWithdrawn", "bookFunding", "grantRights", "provisionIdentity", "announceMicroenterprise", "recordOwner")) {
            answer(plain, Map::of);
        }
    }

    private Map<String, Object> waiting(String step, Map<String, Object> more) {
        Map<String, Object> result = new HashMap<>(more);
        result.put(step + "DueAt", at(DUE));
        result.put(step + "ReminderAt", at(REMINDER));
        return result;
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

    // --- what happens

    FoundingScenario submitted() {
        return started("microenterprise.proposalSubmitted", start);
    }

    FoundingScenario withdrawn() {
        return published("microenterprise.proposalWithdrawn");
    }

    FoundingScenario ownerSettled() {
        return published("microenterprise.ownerSettled");
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
        return complete("userTask_PledgeAndJoin", member, Map.of("pledgeOutcome", outcome, "pledgeAmount", "0", "standsForOwner", false));
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
}
