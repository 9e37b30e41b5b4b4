package io.heyi.web.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.web.internal.Prose.Block;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProseTest {

    @Test
    void linesThatBeginWithADashAreAListBetweenTexts() {
        assertThat(Prose.blocks("Bring:\n- Meal boxes\r\n- Menus - for two\n\nThe price is a share.\nAt most 5.")).containsExactly(new Block("Bring:", List.of()),
                new Block("", List.of("Meal boxes", "Menus - for two")), new Block("The price is a share.\nAt most 5.", List.of()));
    }

    @Test
    void aTextWithoutAListStaysAsItIs() {
        assertThat(Prose.blocks("One.\n\n-5 degrees")).containsExactly(new Block("One.\n\n-5 degrees", List.of()));
        assertThat(Prose.blocks(null)).isEmpty();
        assertThat(Prose.blocks(" \n")).isEmpty();
    }
}
