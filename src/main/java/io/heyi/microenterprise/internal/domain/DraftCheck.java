package io.heyi.microenterprise.internal.domain;

import io.heyi.microenterprise.ProposalInput;
import io.heyi.shared.FieldError;
import io.heyi.shared.Texts;
import java.util.ArrayList;
import java.util.List;

/** What even an unfinished draft must keep to: sizes and readable characters, so that it can be stored and shown again. */
public final class DraftCheck {

    /** A draft in which nothing is filled in yet. */
    public static final ProposalInput EMPTY = new ProposalInput(null, null, null, null, null, List.of(), List.of(), List.of(), null, null, null, null, null);

    private static final int LONGEST = 8000;
    private static final int MOST = 100;

    private final List<FieldError> errors = new ArrayList<>();

    private DraftCheck() {}

    /** Empty when the draft can be kept. */
    public static List<FieldError> check(ProposalInput in) {
        return new DraftCheck().run(in);
    }

    private List<FieldError> run(ProposalInput in) {
        text("name", in.name());
        text("platform", in.platform());
        text("kind", in.kind());
        text("userScenario", in.userScenario());
        text("valueProposition", in.valueProposition());
        text("currency", in.currency());
        text("fundingAsked", in.fundingAsked());
        text("ownInvestment", in.ownInvestment());
        text("cashFlowAllowance", in.cashFlowAllowance());
        text("returnedScenario", in.returnedScenario());
        each("leadingTargets", in.leadingTargets(), (field, target) -> {
            text(field + ".metric", target.metric());
            text(field + ".unit", target.unit());
            text(field + ".bottom", target.bottom());
            text(field + ".grab", target.grab());
            text(field + ".leading", target.leading());
            text(field + ".dueMonth", target.dueMonth());
        });
        each("coFounders", in.coFounders(), this::text);
        each("roles", in.roles(), (field, role) -> {
            text(field + ".title", role.title());
            each(field + ".skills", role.skills(), this::text);
        });
        return List.copyOf(errors);
    }

    private interface Check<T> {
        void on(String field, T value);
    }

    private <T> void each(String field, List<T> values, Check<T> check) {
        if (values == null) {
            return;
        }
        if (values.size() > MOST) {
            errors.add(FieldError.of(field, "microenterprise.error.tooMany", MOST));
            return;
        }
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i) != null) {
                check.on(field + "[" + i + "]", values.get(i));
            }
        }
    }

    private void text(String field, String value) {
        if (value == null) {
            return;
        }
        if (value.length() > LONGEST) {
            errors.add(FieldError.of(field, "microenterprise.error.tooLong", LONGEST));
        } else if (!Texts.isClean(value)) {
            errors.add(FieldError.of(field, "microenterprise.error.controlCharacters"));
        }
    }
}
