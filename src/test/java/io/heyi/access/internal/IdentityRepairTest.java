package io.heyi.access.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.heyi.access.IdentityUnavailableException;
import io.heyi.access.Relation.Kind;
import io.heyi.access.internal.Relations.Holding;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IdentityRepairTest {

    private final Identity identity = mock(Identity.class);
    private final Relations relations = mock(Relations.class);
    private final IdentityRepair repair = new IdentityRepair(identity, relations, mock(Directory.class));
    private final Set<String> refused = new HashSet<>();
    private final List<String> looked = new ArrayList<>();

    @BeforeEach
    void tenMicroenterprises() {
        when(relations.holdings()).thenReturn(IntStream.range(0, 10).mapToObj(number -> new Holding(Kind.ME_OWNER, "ME-" + number)).collect(Collectors.toSet()));
        when(identity.group(anyString())).thenAnswer(call -> {
            String path = call.getArgument(0);
            if (refused.contains(path)) {
                throw new IdentityUnavailableException("refused", new IllegalStateException());
            }
            looked.add(path);
            return new Identity.Group("id", path, true);
        });
        when(identity.members(org.mockito.ArgumentMatchers.any())).thenReturn(Map.of());
    }

    private static String owners(int number) {
        return Kind.ME_OWNER.keycloakPath("ME-" + number);
    }

    @Test
    void oneRefusedObjectDoesNotHoldUpTheOthers() {
        refused.add(owners(3));

        assertThat(repair.repairAll()).isEqualTo(9);
        assertThat(looked).hasSize(9).contains(owners(9)).doesNotContain(owners(3));
    }

    @Test
    void threeRefusalsInARowEndTheRoundAndTheNextGoesOnBehindThem() {
        refused.addAll(Set.of(owners(1), owners(2), owners(3)));

        assertThatThrownBy(repair::repairAll).isInstanceOf(IdentityUnavailableException.class);
        assertThat(looked).containsExactly(owners(0));

        looked.clear();
        assertThatThrownBy(repair::repairAll).isInstanceOf(IdentityUnavailableException.class);
        assertThat(looked).containsExactly(owners(4), owners(5), owners(6), owners(7), owners(8), owners(9), owners(0));
    }
}
