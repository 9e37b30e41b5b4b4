package io.heyi.talent.internal.matching.assignment;

import ai.timefold.solver.core.api.score.buildin.hardsoftlong.HardSoftLongScore;
import ai.timefold.solver.core.api.score.stream.Constraint;
import ai.timefold.solver.core.api.score.stream.ConstraintFactory;
import ai.timefold.solver.core.api.score.stream.ConstraintProvider;
import ai.timefold.solver.core.api.score.stream.Joiners;

/** Nobody in two places, and the most fit in total. That a place is filled once, and only by somebody who may fill it, lies in the model. */
public class FillingRules implements ConstraintProvider {

    @Override
    public Constraint[] defineConstraints(ConstraintFactory factory) {
        return new Constraint[] {nobodyTwice(factory), mostFit(factory)};
    }

    private static Constraint nobodyTwice(ConstraintFactory factory) {
        return factory.forEachUniquePair(PlaceToFill.class, Joiners.equal(PlaceToFill::getPerson)).penalize(HardSoftLongScore.ONE_HARD).asConstraint("nobody twice");
    }

    private static Constraint mostFit(ConstraintFactory factory) {
        return factory.forEach(PlaceToFill.class).rewardLong(HardSoftLongScore.ONE_SOFT, PlaceToFill::fit).asConstraint("most fit");
    }
}
