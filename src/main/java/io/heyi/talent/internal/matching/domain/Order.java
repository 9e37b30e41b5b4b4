package io.heyi.talent.internal.matching.domain;

import java.util.Arrays;

/**
 * A linear order: points for each feature.
 *
 * @param weights by the ordinal of {@link Feature}
 */
public record Order(double[] weights) {

    /** @throws IllegalArgumentException unless there is a weight for each feature */
    public Order {
        if (weights.length != Feature.values().length) {
            throw new IllegalArgumentException("an order has " + Feature.values().length + " weights, not " + weights.length);
        }
        weights = weights.clone();
    }

    /** Skills, past performance and wish with the points of the policy. */
    public static Order ofRules(MatchingPolicy policy) {
        var weights = new double[Feature.values().length];
        weights[Feature.SKILLS.ordinal()] = policy.skillPoints();
        weights[Feature.PAST.ordinal()] = policy.pastPoints();
        weights[Feature.WISH.ordinal()] = policy.wishPoints();
        return new Order(weights);
    }

    public double of(double[] features) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * features[i];
        }
        return sum;
    }

    @Override
    public double[] weights() {
        return weights.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Order order && Arrays.equals(weights, order.weights);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(weights);
    }

    @Override
    public String toString() {
        return Arrays.toString(weights);
    }
}
