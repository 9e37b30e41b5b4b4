package io.heyi.microenterprise.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.access.Access;
import io.heyi.access.Relation;
import io.heyi.access.Relation.Kind;
import io.heyi.access.Username;
import io.heyi.microenterprise.FoundingModule;
import io.heyi.microenterprise.MicroenterpriseKind;
import io.heyi.microenterprise.MicroenterpriseState;
import io.heyi.microenterprise.MicroenterpriseView.Right;
import io.heyi.microenterprise.Microenterprises;
import io.heyi.microenterprise.internal.domain.ExistingMicroenterprise;
import io.heyi.shared.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@FoundingModule
class TakeoverTest {

    @Autowired
    Takeover takeover;
    @Autowired
    Microenterprises microenterprises;
    @Autowired
    Access access;

    private static final ExistingMicroenterprise OVENS = new ExistingMicroenterprise("test/ovens", "Ovens", "food", MicroenterpriseKind.USER, "Families who bake",
            "Ovens that know the recipe", new Username("entrepreneur-31"), List.of(new Username("entrepreneur-32")), Money.of("100", "CNY"),
            Money.of("400", "CNY"), new BigDecimal("50"), 18, Instant.parse("2025-01-01T00:00:00Z"));

    @Test
    void whatIsTakenOverHasAllThatAFoundingProvides() {
        var code = takeover.take(OVENS);

        var me = microenterprises.find(code).orElseThrow();
        assertThat(me.state()).isEqualTo(MicroenterpriseState.RUNNING);
        assertThat(me.proposalId()).isNull();
        assertThat(me.foundedAt()).isEqualTo(OVENS.runningSince());
        assertThat(me.members()).extracting("username", "role").containsExactly(
                org.assertj.core.groups.Tuple.tuple("entrepreneur-31", "OWNER"), org.assertj.core.groups.Tuple.tuple("entrepreneur-32", "MEMBER"));
        assertThat(me.rights()).extracting(Right::right).containsExactly("DECISION", "DISTRIBUTION", "PERSONNEL");
        assertThat(me.balances()).filteredOn(balance -> balance.account().equals("cash")).singleElement()
                .satisfies(balance -> assertThat(balance.amount()).isEqualByComparingTo("500"));
        assertThat(access.relationsOf(OVENS.owner())).contains(new Relation(OVENS.owner(), Kind.ME_OWNER, code), new Relation(OVENS.owner(), Kind.ME_MEMBER, code));
    }

    @Test
    void takingOverTwiceGivesTheSameMicroenterprise() {
        assertThat(takeover.take(OVENS)).isEqualTo(takeover.take(OVENS));
    }
}
