package io.heyi.microenterprise.internal.domain;

import static io.heyi.microenterprise.internal.domain.Fixtures.aWorld;
import static io.heyi.microenterprise.internal.domain.Fixtures.anInput;
import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.microenterprise.ProposalInput;
import io.heyi.shared.FieldError;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PlanCheckTest {

    static Stream<Arguments> faults() {
        return Stream.of(
                fault("name", "missing", in -> text(in, 0, null)),
                fault("name", "missing", in -> text(in, 0, " \n ")),
                fault("name", "tooLong", in -> text(in, 0, "x".repeat(121))),
                fault("name", "controlCharacters", in -> text(in, 0, "a\u0000b")),
                fault("name", "controlCharacters", in -> text(in, 0, "a\ud800b")),
                fault("name", "controlCharacters", in -> text(in, 0, "invoice\u202Efdp")),
                fault("platform", "missing", in -> text(in, 1, null)),
                fault("platform", "unknownPlatform", in -> text(in, 1, "atlantis")),
                fault("kind", "unknownKind", in -> text(in, 2, "user")),
                fault("userScenario", "tooLong", in -> text(in, 3, "x".repeat(2001))),
                fault("valueProposition", "missing", in -> text(in, 4, "")),
                fault("leadingTargets", "missing", in -> targets(in, List.of())),
                fault("leadingTargets", "missing", in -> targets(in, null)),
                fault("leadingTargets", "tooMany", in -> targets(in, Collections.nCopies(21, in.leadingTargets().getFirst()))),
                fault("leadingTargets[0]", "missing", in -> targets(in, Collections.singletonList(null))),
                fault("leadingTargets[0].metric", "missing", in -> target(in, null, "500", "800", "1200", "2027-12")),
                fault("leadingTargets[0].bottom", "notANumber", in -> target(in, "m", "many", "800", "1200", "2027-12")),
                fault("leadingTargets[0].bottom", "tooManyDecimals", in -> target(in, "m", "0.0000001", "800", "1200", "2027-12")),
                fault("leadingTargets[0].leading", "tooLarge", in -> target(in, "m", "1", "2", "1000000000000000", "2027-12")),
                fault("leadingTargets[0].grab", "grabBelowBottom", in -> target(in, "m", "500", "499", "1200", "2027-12")),
                fault("leadingTargets[0].leading", "leadingBelowBottom", in -> target(in, "m", "500", "800", "400", "2027-12")),
                fault("leadingTargets[0].leading", "leadingBelowGrab", in -> target(in, "m", "500", "800", "700", "2027-12")),
                fault("leadingTargets[0].dueMonth", "notAMonth", in -> target(in, "m", "1", "2", "3", "2027-13")),
                fault("leadingTargets[0].dueMonth", "notAMonth", in -> target(in, "m", "1", "2", "3", "December 2027")),
                fault("leadingTargets[0].dueMonth", "monthInThePast", in -> target(in, "m", "1", "2", "3", "2026-02")),
                fault("coFounders", "missing", in -> coFounders(in, (String[]) null)),
                fault("coFounders", "teamTooSmall", in -> coFounders(in)),
                fault("coFounders[0]", "unknownPerson", in -> coFounders(in, "nobody-99")),
                fault("coFounders[0]", "unknownPerson", in -> coFounders(in, "Not A User Name")),
                fault("coFounders[0]", "missing", in -> coFounders(in, " ")),
                fault("coFounders[1]", "proposerAsCoFounder", in -> coFounders(in, "entrepreneur-02", "entrepreneur-01")),
                fault("coFounders[1]", "namedTwice", in -> coFounders(in, "entrepreneur-02", "entrepreneur-02")),
                fault("coFounders[0]", "auditorAsCoFounder", in -> coFounders(in, "auditor")),
                fault("coFounders", "tooMany", in -> coFounders(in, Collections.nCopies(50, "entrepreneur-02").toArray(String[]::new))),
                fault("roles", "missing", in -> roles(in, null)),
                fault("roles[0].title", "missing", in -> roles(in, List.of(new ProposalInput.RoleInput(null, List.of(), 1)))),
                fault("roles[0].headcount", "outOfRange", in -> roles(in, List.of(new ProposalInput.RoleInput("Baker", List.of(), 501)))),
                fault("roles[0].headcount", "missing", in -> roles(in, List.of(new ProposalInput.RoleInput("Baker", List.of(), null)))),
                fault("roles[0].skills[1]", "tooLong", in -> roles(in, List.of(new ProposalInput.RoleInput("Baker", List.of("a", "x".repeat(61)), 1)))),
                fault("currency", "unknownCurrency", in -> text(in, 5, "ZZZ")),
                fault("fundingAsked", "missing", in -> text(in, 6, null)),
                fault("fundingAsked", "positive", in -> text(in, 6, "0.00")),
                fault("fundingAsked", "negative", in -> text(in, 6, "-0.01")),
                fault("fundingAsked", "tooLarge", in -> text(in, 6, "9".repeat(30))),
                fault("fundingAsked", "tooLarge", in -> text(in, 6, "1000000000000000")),
                fault("fundingAsked", "tooLarge", in -> text(in, 6, "9".repeat(5000))),
                fault("fundingAsked", "notANumber", in -> text(in, 6, "1e999999999")),
                fault("fundingAsked", "notANumber", in -> text(in, 6, "1,000")),
                fault("fundingAsked", "notANumber", in -> text(in, 6, "NaN")),
                fault("fundingAsked", "tooManyDecimals", in -> text(in, 6, "1.005")),
                fault("ownInvestment", "negative", in -> text(in, 7, "-1")),
                fault("ownInvestment", "tooLarge", in -> text(text(in, 6, "999999999999999.99"), 7, "0.01")),
                fault("cashFlowAllowance", "tooManyDecimals", in -> text(in, 8, "0.001")),
                fault("horizonMonths", "missing", in -> horizon(in, null)),
                fault("horizonMonths", "outOfRange", in -> horizon(in, 0)),
                fault("horizonMonths", "outOfRange", in -> horizon(in, 61)));
    }

    @ParameterizedTest(name = "{0}: {1} ({index})")
    @MethodSource("faults")
    void aFaultIsNamedOnItsFieldAlone(String field, String code, UnaryOperator<ProposalInput> spoil) {
        assertThat(errors(spoil.apply(anInput()))).extracting(FieldError::field, FieldError::code)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(field, "microenterprise.error." + code));
    }

    @Test
    void allFaultsAreToldTogether() {
        var empty = DraftCheck.EMPTY;

        assertThat(errors(empty)).extracting(FieldError::field).contains("name", "platform", "kind", "userScenario", "valueProposition", "leadingTargets",
                "coFounders", "currency", "fundingAsked", "ownInvestment", "cashFlowAllowance", "horizonMonths");
    }

    @Test
    void htmlIsOnlyText() {
        var nasty = "<script>alert('x')</script> & ${7*7} {owner}";

        var plan = ((PlanCheck.Result.Sound) PlanCheck.check(text(anInput(), 3, nasty), aWorld())).plan();

        assertThat(plan.userScenario()).isEqualTo(nasty);
    }

    @Test
    void amountsKeepEveryDigit() {
        var plan = ((PlanCheck.Result.Sound) PlanCheck.check(text(text(anInput(), 6, "999999999999999.99"), 7, "0"), aWorld())).plan();

        assertThat(plan.fundingAsked()).isEqualByComparingTo("999999999999999.99");
        assertThat(((PlanCheck.Result.Sound) PlanCheck.check(text(anInput(), 6, "3e5"), aWorld())).plan().fundingAsked().toPlainString()).isEqualTo("300000.00");
    }

    @Test
    void equalTargetsAreInOrder() {
        assertThat(errors(target(anInput(), "m", "5", "5.0", "5.00", "2026-03"))).isEmpty();
    }

    @Test
    void scenariosAreTheSameWhateverTheirSpacingWidthAndCase() {
        assertThat(Plan.scenarioKey("  Families  who\nBAKE ")).isEqualTo(Plan.scenarioKey("families who bake"));
        assertThat(Plan.scenarioKey("ＡＢＣ")).isEqualTo(Plan.scenarioKey("abc"));
        assertThat(Plan.scenarioKey("families who cook")).isNotEqualTo(Plan.scenarioKey("families who bake"));
    }

    private static List<FieldError> errors(ProposalInput input) {
        return PlanCheck.check(input, aWorld()) instanceof PlanCheck.Result.Faulty faulty ? faulty.errors() : List.of();
    }

    private static Arguments fault(String field, String code, UnaryOperator<ProposalInput> spoil) {
        return Arguments.of(field, code, spoil);
    }

    /** Replaces one of the single texts: name, platform, kind, userScenario, valueProposition, currency, fundingAsked, ownInvestment, cashFlowAllowance. */
    private static ProposalInput text(ProposalInput in, int place, String value) {
        var texts = new String[] {in.name(), in.platform(), in.kind(), in.userScenario(), in.valueProposition(), in.currency(), in.fundingAsked(), in.ownInvestment(),
            in.cashFlowAllowance()};
        texts[place] = value;
        return new ProposalInput(texts[0], texts[1], texts[2], texts[3], texts[4], in.leadingTargets(), in.coFounders(), in.roles(), texts[5], texts[6], texts[7],
                texts[8], in.horizonMonths());
    }

    private static ProposalInput lists(ProposalInput in, List<ProposalInput.TargetInput> targets, List<String> people, List<ProposalInput.RoleInput> roles, Integer horizon) {
        return new ProposalInput(in.name(), in.platform(), in.kind(), in.userScenario(), in.valueProposition(), targets, people, roles, in.currency(),
                in.fundingAsked(), in.ownInvestment(), in.cashFlowAllowance(), horizon);
    }

    private static ProposalInput targets(ProposalInput in, List<ProposalInput.TargetInput> targets) {
        return lists(in, targets, in.coFounders(), in.roles(), in.horizonMonths());
    }

    private static ProposalInput target(ProposalInput in, String metric, String bottom, String grab, String leading, String month) {
        return targets(in, List.of(new ProposalInput.TargetInput(metric, "ovens", bottom, grab, leading, month)));
    }

    private static ProposalInput coFounders(ProposalInput in, String... people) {
        return lists(in, in.leadingTargets(), people == null ? null : List.of(people), in.roles(), in.horizonMonths());
    }

    private static ProposalInput roles(ProposalInput in, List<ProposalInput.RoleInput> roles) {
        return lists(in, in.leadingTargets(), in.coFounders(), roles, in.horizonMonths());
    }

    private static ProposalInput horizon(ProposalInput in, Integer months) {
        return lists(in, in.leadingTargets(), in.coFounders(), in.roles(), months);
    }
}
