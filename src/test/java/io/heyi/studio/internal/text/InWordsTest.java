package io.heyi.studio.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.testing.BaselineModels;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Decisions and forms as whoever never opens an editor reads them (product-bar E16). */
class InWordsTest {

    @Test
    void aDecisionTableHasItsColumnsAndOneRowForEachRule() throws Exception {
        var decisions = DecisionTables.of(BaselineModels.all().decisions().get("founding-route.dmn"));

        assertThat(decisions).filteredOn(one -> one.name().equals("Founding route")).singleElement()
                .satisfies(route -> assertThat(route.calculation()).contains("context merge")).satisfies(route -> assertThat(route.rows()).isEmpty());
        assertThat(decisions).filteredOn(one -> one.name().equals("foundingDecisions")).singleElement().satisfies(needed -> {
            assertThat(needed.hitPolicy()).isEqualTo("UNIQUE");
            assertThat(needed.inputs()).containsExactly("Money asked", "Rival proposals");
            assertThat(needed.outputs()).containsExactly("Committee decides too", "Compare with rivals");
            assertThat(needed.rows()).hasSize(4).first().satisfies(row -> {
                assertThat(row.inputs()).containsExactly("[0..500000]", "0");
                assertThat(row.outputs()).containsExactly("false", "false");
                assertThat(row.note()).startsWith("Up to the threshold");
            });
        });
    }

    @Test
    void everyDecisionAndFormOfTheProductCanBeRead() throws IOException {
        var models = BaselineModels.all();
        assertThat(models.decisions().values()).allSatisfy(text -> assertThat(DecisionTables.of(text)).isNotEmpty());
        assertThat(models.forms().values()).allSatisfy(text -> assertThat(FormOutline.of(text)).isNotEmpty().allSatisfy(field -> assertThat(field.words() + field.key() + field.type()).isNotBlank()));
    }
}
