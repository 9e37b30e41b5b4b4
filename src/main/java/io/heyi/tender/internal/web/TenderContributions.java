package io.heyi.tender.internal.web;

import io.heyi.access.CurrentUser;
import io.heyi.tender.internal.TenderDirectory;
import io.heyi.tender.internal.persistence.TenderList.Row;
import io.heyi.web.HomeBlock;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What tenders add to home: calls to answer, and questions that wait for the caller. */
@Configuration(proxyBeanMethods = false)
class TenderContributions {

    private static final int SHOWN = 5;

    @Bean
    HomeBlock openTendersBlock(TenderDirectory directory) {
        return new TendersBlock(28, "open", directory::waitingForBids);
    }

    @Bean
    HomeBlock openQuestionsBlock(TenderDirectory directory) {
        return new TendersBlock(24, "questions", directory::waitingForAnswers);
    }

    private record TendersBlock(int order, String name, BiFunction<CurrentUser, Integer, List<Row>> rows) implements HomeBlock {

        @Override
        public String fragment() {
            return "tender/home :: " + name;
        }

        @Override
        public boolean wide() {
            return true;
        }

        @Override
        public boolean visibleTo(CurrentUser user) {
            return !rows.apply(user, 1).isEmpty();
        }

        @Override
        public Map<String, Object> model(CurrentUser user) {
            return Map.of("tenders", rows.apply(user, SHOWN));
        }
    }
}
