package io.heyi.talent.internal.matching.assignment;

import ai.timefold.solver.core.api.domain.solution.PlanningEntityCollectionProperty;
import ai.timefold.solver.core.api.domain.solution.PlanningScore;
import ai.timefold.solver.core.api.domain.solution.PlanningSolution;
import ai.timefold.solver.core.api.score.buildin.hardsoftlong.HardSoftLongScore;
import java.util.List;

/** All places of a proposal as the solver sees them; public with a plain constructor because the solver needs it so. */
@PlanningSolution
public class Filling {

    @PlanningEntityCollectionProperty
    private List<PlaceToFill> places;
    @PlanningScore
    private HardSoftLongScore score;

    public Filling() {}

    Filling(List<PlaceToFill> places) {
        this.places = places;
    }

    public List<PlaceToFill> getPlaces() {
        return places;
    }

    public HardSoftLongScore getScore() {
        return score;
    }

    public void setScore(HardSoftLongScore score) {
        this.score = score;
    }
}
