package io.heyi.tender.internal.process;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.heyi.tender.TenderCode;

/**
 * What the workers read of {@code open-tender}. Business data stays in the database.
 *
 * @param step opening, evaluation or award, local to a reminding or escalating task
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record TenderVariables(String tender, String step) {

    TenderCode code() {
        return new TenderCode(tender);
    }
}
