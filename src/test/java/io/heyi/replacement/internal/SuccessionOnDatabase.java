package io.heyi.replacement.internal;

import static io.heyi.inbox.FakeNeighbours.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.access.CurrentUser;
import io.heyi.audit.AuditTrail;
import io.heyi.ballot.BallotId;
import io.heyi.emc.ActorId;
import io.heyi.emc.ContractTerms.Node;
import io.heyi.emc.EmcCode;
import io.heyi.inbox.TaskContext;
import io.heyi.inbox.TaskType.DecisionResult;
import io.heyi.performance.FakeEmcs;
import io.heyi.performance.Ratings;
import io.heyi.replacement.ReplacementCode;
import io.heyi.replacement.Successors;
import io.heyi.replacement.internal.process.CarryOutSteps;
import io.heyi.replacement.internal.process.GrantSteps;
import io.heyi.replacement.internal.process.LastResortSteps;
import io.heyi.replacement.internal.process.SearchSteps;
import java.time.Instant;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** What tests of the search, the last vote and the hand-over do again and again. */
abstract class SuccessionOnDatabase extends CaseOnDatabase {

    static final CurrentUser ANNA = user("anna", "external-partner");
    static final CurrentUser BORIS = user("boris", "external-partner");
    static final CurrentUser CARLA = user("carla", "external-partner");

    @Autowired SearchSteps search;
    @Autowired LastResortSteps lastResort;
    @Autowired CarryOutSteps carryOut;
    @Autowired GrantSteps grants;
    @Autowired HandOvers handOvers;
    @Autowired Ratings ratings;
    @Autowired AuditTrail audit;
    @Autowired Successors.Parts parts;
    @Autowired Successors.Calls tenders;

    /** Partners that are known from another contract. */
    @BeforeEach
    void partners() {
        List.of(ANNA, BORIS, CARLA).forEach(access::signIn);
        var node = FakeEmcs.cooking().nodes().get(2);
        emcs.add(new EmcCode("EMC-9999"), FakeEmcs.terms(List.of(FakeEmcs.cooking().nodes().getFirst(), named(node, "anna"), named(node, "boris"), named(node, "carla"))), YearMonth.of(2026, 1));
    }

    static Node named(Node node, String actor) {
        return new Node(new ActorId(actor), new ActorId(actor).kind(), actor, false, node.tier(), node.place(), node.contribution(), node.services(), node.targets(), node.ratioPercent(), null,
                node.costs(), List.of(), null);
    }

    /** The members have decided so. */
    final ReplacementCode decided(String what) {
        var code = openedByLead();
        hearing.open(in(code));
        hearing.close(in(code));
        hearing.openCure(in(code));
        hearing.closeCure(in(code));
        decision.openVote(in(code));
        box.count(new BallotId(found(code).voting().orElseThrow().ballot()), Map.of(what, 2));
        assertThat(decision.applyVote(in(code)).decision()).isEqualTo(what);
        return code;
    }

    final ReplacementCode searching() {
        var code = decided("replace");
        search.open(in(code));
        return code;
    }

    final TaskContext offer(ReplacementCode code, String actor) {
        var hash = found(code).succession().search().current().orElseThrow().termsHash();
        return new TaskContext(UUID.randomUUID(), 1, "underperformer-replacement", "userTask_TakeOver", code.value(), Optional.empty(), List.of(), Instant.EPOCH, Optional.empty(),
                Map.of("signatory", Map.of("actor", actor), "termsHash", hash));
    }

    final DecisionResult answers(ReplacementCode code, CurrentUser person, String outcome) {
        return decide("replacement.takeOver", offer(code, person.username().value()), person, outcome, Map.of("contractRead", true));
    }

    static Map<String, Object> values(Object... pairs) {
        var values = new HashMap<String, Object>();
        for (int i = 0; i < pairs.length; i += 2) {
            values.put((String) pairs[i], pairs[i + 1]);
        }
        return values;
    }

    final void handEverythingOver(ReplacementCode code, CurrentUser taker) {
        carryOut.openHandOver(in(code));
        int items = found(code).succession().handOver().orElseThrow().items().size();
        for (int item = 1; item <= items; item++) {
            boolean standing = found(code).succession().handOver().orElseThrow().item(item).orElseThrow().standing();
            assertThat(standing ? handOvers.sayNone(owner, code, item) : handOvers.hand(owner, code, item, "in the shared folder", "https://files.example/" + item)).isEqualTo(new CaseReply.Done());
            assertThat(handOvers.take(taker, code, item)).isEqualTo(new CaseReply.Done());
        }
    }

    final Node node(String actor) {
        return emcs.find(emc).orElseThrow().terms().node(new ActorId(actor)).orElseThrow();
    }

    final void lastVote(ReplacementCode code, String choice) {
        lastResort.openVote(in(code));
        box.count(new BallotId(found(code).succession().lastVote().orElseThrow().ballot()), Map.of(choice, 2));
    }
}
