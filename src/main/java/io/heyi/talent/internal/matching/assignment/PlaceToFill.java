package io.heyi.talent.internal.matching.assignment;

import ai.timefold.solver.core.api.domain.entity.PlanningEntity;
import ai.timefold.solver.core.api.domain.lookup.PlanningId;
import ai.timefold.solver.core.api.domain.valuerange.ValueRangeProvider;
import ai.timefold.solver.core.api.domain.variable.PlanningVariable;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A place as the solver moves it; public with a plain constructor because the solver needs it so. */
@PlanningEntity
public class PlaceToFill {

    @PlanningId
    private Integer number;
    @ValueRangeProvider
    private List<Integer> people;
    @PlanningVariable(allowsUnassigned = true)
    private Integer person;
    private Map<Integer, Integer> fits;

    public PlaceToFill() {}

    PlaceToFill(int number, List<Choice> choices, int person) {
        this.number = number;
        this.people = choices.stream().map(Choice::person).toList();
        this.fits = choices.stream().collect(Collectors.toMap(Choice::person, Choice::fit));
        this.person = person == Places.NOBODY ? null : Integer.valueOf(person);
    }

    public Integer getNumber() {
        return number;
    }

    public List<Integer> getPeople() {
        return people;
    }

    public Integer getPerson() {
        return person;
    }

    public void setPerson(Integer person) {
        this.person = person;
    }

    /** Hundredths of a point; 0 for nobody. */
    public long fit() {
        return person == null ? 0 : fits.get(person);
    }
}
