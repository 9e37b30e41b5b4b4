package io.heyi.talent.internal.matching.web;

import io.heyi.access.CurrentUser;
import io.heyi.talent.internal.matching.ProposalAnswers;
import io.heyi.web.HomeBlock;
import java.util.Map;
import org.springframework.stereotype.Component;

/** On the home page: places of the monthly proposal that wait for the reader's word, with the day until which it counts. */
@Component
class ProposedPlaces implements HomeBlock {

    private final ProposalAnswers answers;

    ProposedPlaces(ProposalAnswers answers) {
        this.answers = answers;
    }

    @Override
    public int order() {
        return 14;
    }

    @Override
    public String fragment() {
        return "talent/matching-parts :: proposed";
    }

    @Override
    public boolean wide() {
        return true;
    }

    @Override
    public boolean visibleTo(CurrentUser user) {
        return user.isInside();
    }

    @Override
    public Map<String, Object> model(CurrentUser user) {
        var questions = answers.waitingFor(user);
        return questions.isEmpty() ? Map.of() : Map.of("questions", questions);
    }
}
