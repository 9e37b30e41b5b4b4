package io.heyi.talent.internal.matching;

import io.heyi.talent.internal.matching.domain.Feature;
import io.heyi.talent.internal.matching.domain.MatchingPolicy;
import io.heyi.talent.internal.matching.domain.Order;
import io.heyi.talent.internal.matching.learning.Trial;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How matching works today, for the page that tells everybody. */
@Service
public class MatchingFacts {

    private final Matching matching;
    private final OrderInUse orders;
    private final TrialStore store;
    private final Dictionary dictionary;
    private final MatchingPolicy policy;

    MatchingFacts(Matching matching, OrderInUse orders, TrialStore store, Dictionary dictionary, MatchingPolicy policy) {
        this.matching = matching;
        this.orders = orders;
        this.store = store;
        this.dictionary = dictionary;
        this.policy = policy;
    }

    /** @param learned points that the learned order gives, null without one */
    public record Weight(String feature, double rules, Double learned) {}

    /**
     * @param trial of the last learned order against the rules; null before the first
     * @param switched the last word of a coordinator on learned orders; null for none
     */
    public record Facts(MatchingPolicy policy, String version, Instant learnedAt, int documents, int words, int relations, List<List<String>> synonyms, boolean learnedInUse, boolean allowed, Trial trial,
                        Instant triedAt, List<Weight> weights, String switchedBy, String switchReason, Instant switchedAt) {}

    @Transactional(readOnly = true)
    public Facts read() {
        var learned = matching.learned();
        var tried = store.last();
        var decision = store.lastSwitch();
        return new Facts(policy, learned.model().version(), learned.at(), learned.model().documents(), learned.model().knownWords(), learned.model().knownRelations(), dictionary.synonyms(),
                orders.isLearned(), orders.isAllowed(), tried.map(TrialStore.Tried::trial).orElse(null), tried.map(TrialStore.Tried::at).orElse(null),
                weights(tried.flatMap(one -> one.trial().learned()).orElse(null)), decision.map(TrialStore.Switch::person).orElse(null), decision.map(TrialStore.Switch::reason).orElse(null),
                decision.map(TrialStore.Switch::at).orElse(null));
    }

    private List<Weight> weights(Order learned) {
        var rules = Order.ofRules(policy).weights();
        var weights = new ArrayList<Weight>();
        for (Feature feature : Feature.values()) {
            weights.add(new Weight(feature.name(), rules[feature.ordinal()], learned == null ? null : learned.weights()[feature.ordinal()]));
        }
        return weights;
    }
}
