package io.heyi.talent.internal.matching.learning;

import io.heyi.talent.internal.matching.domain.Feature;
import io.heyi.talent.internal.matching.domain.Order;
import java.util.Arrays;
import java.util.List;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.sgd.linear.LinearSGDModel;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.impl.ArrayExample;
import org.tribuo.math.optimisers.AdaGrad;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/** Learns points for features from pairs, by logistic regression on the difference of their features: the usual pairwise way of learning to rank, by Tribuo. */
final class PairwiseLearner {

    private static final Label BETTER = new Label("better");
    private static final Label WORSE = new Label("worse");
    private static final String[] NAMES = Arrays.stream(Feature.values()).map(Enum::name).toArray(String[]::new);
    private static final int EPOCHS = 20;
    private static final double FIRST_STEP = 0.1;
    private static final long SEED = 20_251_122;
    private static final double POINTS = 100;

    private PairwiseLearner() {}

    /** The same pairs give the same order; the absolute points of all features together are 100. */
    static Order learn(List<Pairs.Pair> pairs) {
        var factory = new LabelFactory();
        var examples = new MutableDataset<Label>(new SimpleDataSourceProvenance("pairs of placements", factory), factory);
        for (int i = 0; i < pairs.size(); i++) {
            boolean asIs = i % 2 == 0;
            examples.add(new ArrayExample<>(asIs ? BETTER : WORSE, NAMES, difference(pairs.get(i), asIs ? 1 : -1)));
        }
        var model = (LinearSGDModel) new LinearSGDTrainer(new LogMulticlass(), new AdaGrad(FIRST_STEP), EPOCHS, SEED).train(examples);
        return new Order(points(model));
    }

    private static double[] difference(Pairs.Pair pair, int sign) {
        var difference = new double[NAMES.length];
        for (int i = 0; i < difference.length; i++) {
            difference[i] = sign * (pair.better().features()[i] - pair.worse().features()[i]);
        }
        return difference;
    }

    private static double[] points(LinearSGDModel model) {
        var learned = model.getWeightsCopy();
        int better = model.getOutputIDInfo().getID(BETTER);
        int worse = model.getOutputIDInfo().getID(WORSE);
        var points = new double[NAMES.length];
        for (int i = 0; i < points.length; i++) {
            int id = model.getFeatureIDMap().getID(NAMES[i]);
            points[i] = id < 0 ? 0 : learned.get(better, id) - learned.get(worse, id);
        }
        double all = Arrays.stream(points).map(Math::abs).sum();
        return all == 0 ? points : Arrays.stream(points).map(point -> point / all * POINTS).toArray();
    }
}
