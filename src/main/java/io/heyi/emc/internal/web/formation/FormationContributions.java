package io.heyi.emc.internal.web.formation;

import io.heyi.access.CurrentUser;
import io.heyi.emc.EmcView;
import io.heyi.emc.internal.formation.CallQuestions;
import io.heyi.emc.internal.formation.CallReading;
import io.heyi.emc.EmcPart;
import io.heyi.web.HomeBlock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What forming an EMC adds to its page and to home. */
@Configuration(proxyBeanMethods = false)
class FormationContributions {

    private static final int SHOWN = 5;

    /** Calls that an actor of the reader's could answer and has not: the reminder that people see. */
    @Bean
    HomeBlock openCallsBlock(CallReading calls) {
        return new CallsBlock(25, "openCalls", calls::openCallsFor);
    }

    /** The reminder that owners of platforms see. */
    @Bean
    HomeBlock closingCallsBlock(CallReading calls) {
        return new CallsBlock(26, "closingCalls", calls::closingCallsFor);
    }

    @Bean
    HomeBlock answersBlock(CallReading calls) {
        return new CallsBlock(27, "answers", calls::answeredFor);
    }

    /** Questions about calls that the reader leads, or may answer as a stand-in. */
    @Bean
    HomeBlock callQuestionsBlock(CallQuestions questions) {
        return new CallsBlock(24, "questions", questions::waitingFor);
    }

    private record CallsBlock(int order, String name, BiFunction<CurrentUser, Integer, List<?>> calls) implements HomeBlock {

        @Override
        public String fragment() {
            return "emc/formation-parts :: " + name;
        }

        @Override
        public boolean wide() {
            return true;
        }

        @Override
        public boolean visibleTo(CurrentUser user) {
            return !calls.apply(user, 1).isEmpty();
        }

        @Override
        public Map<String, Object> model(CurrentUser user) {
            return Map.of("calls", calls.apply(user, SHOWN));
        }
    }

    /** The way to the call, the choice and the signatures of an EMC that is being formed. */
    @Bean
    EmcPart formationPart(CallReading calls) {
        return new EmcPart() {
            @Override
            public Place place() {
                return Place.HEAD;
            }

            @Override
            public int order() {
                return 10;
            }

            @Override
            public String fragment() {
                return "emc/formation-parts :: head";
            }

            @Override
            public Optional<Map<String, Object>> model(EmcView emc, CurrentUser reader) {
                return switch (emc.state()) {
                    case DRAFT, JOINING, REVIEW, SIGNING -> calls.find(reader, emc.code()).map(call -> Map.of("call", call));
                    default -> Optional.empty();
                };
            }
        };
    }

    /** The way back to the call of an EMC whose formation is over. */
    @Bean
    EmcPart pastCallPart() {
        return new EmcPart() {
            @Override
            public Place place() {
                return Place.HEAD;
            }

            @Override
            public int order() {
                return 90;
            }

            @Override
            public String fragment() {
                return "emc/formation-parts :: past";
            }

            @Override
            public Optional<Map<String, Object>> model(EmcView emc, CurrentUser reader) {
                return emc.call() == null ? Optional.empty() : switch (emc.state()) {
                    case DRAFT, JOINING, REVIEW, SIGNING -> Optional.empty();
                    default -> Optional.of(Map.of("emc", emc.code()));
                };
            }
        };
    }
}
